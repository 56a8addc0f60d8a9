"""The navigation: the pages that a member may open, and how much waits on each."""

import pytest

from app.dashboard.frame.page.navigation import navigation
from app.dashboard.frame.request import Dashboard
from tests.support.desk import Desk
from tests.support.house import House


def test_strangers_have_no_navigation(in_english: Dashboard) -> None:
    assert navigation() == []


@pytest.mark.parametrize(
    ("roles", "more"), [(("triager",), set()), (("coordinator",), {"/quarantine", "/ledger"})]
)
def test_a_member_sees_the_pages_of_the_own_roles(
    desk: Desk, roles: tuple[str, ...], more: set[str]
) -> None:
    with desk.asking(*roles):
        shown = {link.address for link in navigation()}
    assert {"/cases", "/outreach", "/people"} | more <= shown
    assert {"/quarantine", "/ledger"} & shown == more
    assert {"/releases", "/alerts"}.isdisjoint(shown)


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/cases", "/cases"),
        ("/ledger", "/ledger"),
        # A page without an entry of its own stands under the one that it belongs to.
        (f"/cases/{'0' * 32}", "/cases"),
        (f"/cases/{'0' * 32}/alert", "/cases"),
        ("/outreach/posters", "/outreach"),
        ("/nothing-here", None),
    ],
)
def test_one_page_is_where_the_member_is(desk: Desk, path: str, here: str | None) -> None:
    with desk.asking(path=path):
        assert [link.address for link in navigation() if link.here] == ([here] if here else [])


def test_what_waits_is_counted_beside_its_page(desk: Desk, house: House) -> None:
    house.text("They do not pay overtime")
    with desk.asking():
        waiting = {link.address: link.waiting for link in navigation()}
    assert waiting["/cases"] == 1
    assert waiting["/people"] == 0


def test_every_page_of_a_member_has_its_way_out(desk: Desk) -> None:
    for path in ("/cases", "/people", "/account", "/tasks", "/statistics", "/search"):
        assert 'action="/sign-out" data-signs-out' in desk.page(path), path
