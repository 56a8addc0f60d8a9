"""A changed passphrase opens the same keys, and only who proves the present one can change it."""

import pytest
from sqlalchemy import func, select

from app.practice.browser import NotAnswered
from config.platform.database import reading
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.app.accounts.own_account.changes import (
    change_passphrase,
    change_phone,
    cookie_of,
    holds,
    signed_in_elsewhere,
)
from tests.app.accounts.site import PASSPHRASE, Site
from vault.sealing import DoesNotOpen

NEW = "meadow cobalt piano thursday"


def mails(site: Site, member_id: str) -> int:
    with reading(site.engine) as session:
        mine = select(func.count()).where(
            Outbound.template == MailTemplate.ACCOUNT, Outbound.recipient_id == member_id
        )
        return session.scalar(mine) or 0


def test_the_new_passphrase_opens_the_same_keys_and_the_old_one_nothing(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    secret, keys = asha.secret.secret, asha.keys().secrets.keys()
    change_passphrase(asha, NEW)
    site.clock.move(minutes=1)
    asha.sign_in()
    assert (asha.secret.secret, asha.keys().secrets.keys()) == (secret, keys)
    site.clock.move(minutes=1)
    asha.passphrase = PASSPHRASE
    with pytest.raises((NotAnswered, DoesNotOpen)):
        asha.sign_in()


def test_a_change_ends_every_other_sign_in_and_is_told_by_mail(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    other = signed_in_elsewhere(site, asha)
    assert holds(site, other)
    change_passphrase(asha, NEW)
    assert not holds(site, other)
    assert holds(site, cookie_of(asha))
    assert mails(site, asha.id) == 1


def test_an_open_session_alone_changes_nothing(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    for passphrase, code in ((PASSPHRASE, "000000"), ("not the passphrase at all", None)):
        asha.passphrase = passphrase
        with pytest.raises(NotAnswered) as refusal:
            change_passphrase(asha, NEW, code)
        assert (refusal.value.status, refusal.value.code) == (403, "sign_in")
    asha.passphrase = PASSPHRASE
    site.clock.move(minutes=1)
    asha.sign_in()
    assert mails(site, asha.id) == 0


def test_one_code_does_not_change_twice(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    code = asha.phone.code()
    change_passphrase(asha, NEW, code)
    with pytest.raises(NotAnswered) as refusal:
        change_passphrase(asha, "another one than before", code)
    assert refusal.value.code == "sign_in"


def test_the_new_app_gives_the_codes_and_the_old_one_none(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    old = asha.phone
    change_phone(site, asha)
    site.clock.move(minutes=1)
    asha.sign_in()
    site.clock.move(minutes=1)
    with pytest.raises(NotAnswered):
        asha.sign_in(old.code())
    assert mails(site, asha.id) == 1


@pytest.mark.parametrize(
    ("sealed_for", "code"), [("0" * 32, None), (None, "000000")], ids=["not theirs", "wrong code"]
)
def test_an_app_that_gives_no_code_is_not_taken(
    site: Site, sealed_for: str | None, code: str | None
) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    old = asha.phone
    with pytest.raises(NotAnswered) as refusal:
        change_phone(site, asha, sealed_for, code)
    assert (refusal.value.status, refusal.value.code) == (400, "second_factor")
    asha.phone = old
    site.clock.move(minutes=1)
    asha.sign_in()
