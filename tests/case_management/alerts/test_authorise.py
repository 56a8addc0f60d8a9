"""A mail goes only to a recipient whom two people of two rosters signed.

What else may be bent about it is in tests/journeys/test_alert_tampering.py.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from case_management.alerts.authorise import authorise
from case_management.refusals import Refusal
from config.platform.database import reading, transaction
from tests.support.alerts import BUYER, Released, add_released
from tests.support.house import NOON, House
from vault.encoding import canonical
from vault.organisations import Organisation


@pytest.fixture
def released(house: House) -> Released:
    return add_released(house)


def test_the_signed_recipient_is_given(released: Released) -> None:
    with reading(released.house.engine) as session:
        found = authorise(session, released.house.trust, released.alert, BUYER)
    assert found.document.raw == canonical(released.document())
    assert found.recipient.email == "greta@town.example"
    assert found.released_at == NOON


def test_the_sender_is_who_the_signed_roster_names_and_not_what_a_row_says(
    released: Released,
) -> None:
    with transaction(released.house.engine) as session:
        session.execute(update(Organisation).values(name="Another Office"))
    with reading(released.house.engine) as session:
        found = authorise(session, released.house.trust, released.alert, BUYER)
    assert found.head_office == "Fair Purchase Network"


def alone(one: Released) -> None:
    raw = canonical(one.document())
    one.change(
        releaser_id=one.house.member_id, releaser_signature=one.house.member.sign("alert", raw)
    )


@pytest.mark.parametrize(
    ("bend", "code"),
    [
        (lambda one: one.change(state="proposed"), "mail_without_release"),
        (lambda one: one.change(document=None), "mail_without_release"),
        (lambda one: one.change(released_at=None), "mail_without_release"),
        (lambda one: one.change(document=b"{}"), "document_spelling"),
        (lambda one: one.change(**one.sign(release_by="d" * 32)), "mail_of_strange_office"),
        (lambda one: one.change(drafter_id="d" * 32), "mail_drafter_is_none"),
        (lambda one: one.change(drafter_signature=b""), "mail_draft_not_signed"),
        (alone, "mail_releaser_is_none"),
        (lambda one: one.change(releaser_signature=None), "mail_release_not_signed"),
        (lambda one: one.change(**one.sign(alert="d" * 32)), "not_the_proposed"),
    ],
)
def test_what_is_wrong_has_a_code(
    released: Released, bend: Callable[[Released], None], code: str
) -> None:
    bend(released)
    with reading(released.house.engine) as session, pytest.raises(Refusal) as refused:
        authorise(session, released.house.trust, released.alert, BUYER)
    assert refused.value.code == code


@pytest.mark.parametrize(("alert", "member"), [(None, "d" * 32), ("d" * 32, BUYER)])
def test_nobody_else_gets_one(released: Released, alert: str | None, member: str) -> None:
    with reading(released.house.engine) as session, pytest.raises(Refusal, match="mail_"):
        authorise(session, released.house.trust, alert or released.alert, member)
