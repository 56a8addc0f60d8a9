"""A member sees where they are signed in, and ends what they did not begin."""

import re

from tests.app.accounts.own_account.changes import cookie_of, holds, signed_in_elsewhere
from tests.app.accounts.site import Site


def ends(page: str) -> list[str]:
    """The addresses of the buttons that end a sign-in elsewhere."""
    return re.findall('action="(/account/sessions/[^"]*)"', page)


def test_a_sign_in_elsewhere_is_shown_and_ended(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    assert ends(asha.browser.page("/account")) == []
    other = signed_in_elsewhere(site, asha)
    (end,) = ends(asha.browser.page("/account"))
    asha.browser.submit(end)
    assert not holds(site, other)
    assert holds(site, cookie_of(asha))
    assert ends(asha.browser.page("/account")) == []


def test_nobody_ends_the_sign_in_of_another_member(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    rafi = site.joined(asha, "Rafi", "investigator")
    other = signed_in_elsewhere(site, rafi)
    (end,) = ends(rafi.browser.page("/account"))
    asha.browser.submit(end)
    assert holds(site, other)


def test_what_is_over_is_not_shown(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    signed_in_elsewhere(site, asha)
    site.clock.move(minutes=20)
    asha.browser.page("/account")
    site.clock.move(minutes=20)
    assert ends(asha.browser.page("/account")) == []
