"""The courier sends an alert only when two people of two believed rosters signed these bytes."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.mail.errors import MailRefused
from config.platform.database import new_id, transaction, utc_now
from intake.monitoring.alarms import Alarm
from intake.outbox.outbox import MAIL, Outbound
from tests.support.alerts import BUYER, Released, add_released, person
from tests.support.channels import open_courier
from tests.support.house import House
from vault.encoding import canonical
from vault.members import new_member_secret
from vault.organisations import RosterVersion
from vault.roster import RosterRefused, Signature, genesis_of
from vault.trust import write_signatures


@pytest.fixture
def released(house: House) -> Released:
    return add_released(house)


def test_a_released_alert_may_go_to_its_recipient_only(released: Released) -> None:
    with transaction(released.house.engine) as session:
        assert callable(released.mail(session))
        with pytest.raises(MailRefused):
            released.mail(session, member="d" * 32)


def drafter_alone(one: Released) -> None:
    raw = canonical(one.document())
    one.change(
        releaser_id=one.house.member_id, releaser_signature=one.house.member.sign("alert", raw)
    )


def signatures_swapped(one: Released) -> None:
    columns = one.sign()
    one.change(
        drafter_signature=columns["releaser_signature"],
        releaser_signature=columns["drafter_signature"],
    )


def a_stranger_releases(one: Released) -> None:
    stranger = new_member_secret()
    one.change(
        releaser_id="e" * 32, releaser_signature=stranger.sign("alert", canonical(one.document()))
    )


def another_recipient(one: Released) -> None:
    document = one.document()
    document["recipients"][0]["email"] = "mallory@factory.example"
    one.change(document=canonical(document))


def another_statement(one: Released) -> None:
    one.change(document=canonical(one.document() | {"statements": {"en": "Asha told us."}}))


def one_byte_more(one: Released) -> None:
    one.change(document=canonical(one.document()) + b" ")


def another_office(one: Released) -> None:
    one.change(**one.sign(release_by="d" * 32))


def another_alert(one: Released) -> None:
    one.change(**one.sign(alert="d" * 32))


def signed_as_a_reply(one: Released) -> None:
    raw = canonical(one.document())
    one.change(releaser_signature=one.releaser.sign("reply", raw))


BENT: list[Callable[[Released], None]] = [
    drafter_alone,
    signatures_swapped,
    a_stranger_releases,
    another_recipient,
    another_statement,
    one_byte_more,
    another_office,
    another_alert,
    signed_as_a_reply,
    lambda one: one.change(releaser_signature=None),
    lambda one: one.change(drafter_signature=b""),
    lambda one: one.change(releaser_id=None),
    lambda one: one.change(drafter_id=one.releaser_id),
    lambda one: one.change(document=None),
    lambda one: one.change(document=b"{}"),
    lambda one: one.change(state="recalled"),
]


@pytest.mark.parametrize("bend", BENT, ids=range(len(BENT)))
def test_a_bent_alert_is_refused(released: Released, bend: Callable[[Released], None]) -> None:
    bend(released)
    with transaction(released.house.engine) as session, pytest.raises((MailRefused, RosterRefused)):
        released.mail(session)


def test_the_courier_refuses_it_and_raises_an_alarm(released: Released) -> None:
    another_recipient(released)
    row = new_id()
    with transaction(released.house.engine) as session:
        session.add(
            Outbound(
                id=row,
                kind=MAIL,
                template="alert",
                subject_id=released.alert,
                recipient_id=BUYER,
                not_before=utc_now(),
                created_at=utc_now(),
                effect_key="alert/1",
            )
        )
    open_courier(released.house).drain()
    with transaction(released.house.engine) as session:
        found = session.get_one(Outbound, row)
        assert (found.state, found.error_code) == ("failed", "send-refused")
        assert session.scalars(select(Alarm.kind)).all() == ["send-refused"]


def test_a_head_office_with_another_genesis_is_not_the_one(released: Released) -> None:
    """The operator's file was replaced too, but the monitors' roster still names the old one."""
    impostor, office = new_member_secret(), released.head_office
    with transaction(released.house.engine) as session:
        row = session.get_one(RosterVersion, (office, 1))
        content = json.loads(row.document)
        content["members"] = [person("a" * 32, "Farah", ["coordinator", "releaser"], impostor)]
        row.document = canonical(content)
        signature = Signature("a" * 32, impostor.sign("roster", row.document))
        row.signatures = write_signatures((signature,))
        released.house.trust.confirm(office, genesis_of(row.document))
    raw = canonical(released.document())
    released.change(releaser_id="a" * 32, releaser_signature=impostor.sign("alert", raw))
    with transaction(released.house.engine) as session, pytest.raises(MailRefused):
        released.mail(session)
