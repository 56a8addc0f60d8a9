"""The text by which a monitor knows what a case is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.lists.first_words import first_words
from case_management.cases.models import Case
from config.platform.database import transaction
from intake.reports.thread import Message
from tests.support.house import NOON, House
from tests.support.work import STRANGER, member_of

NEIGHBOUR = "+15005550033"


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def words(house: House) -> list[str]:
    """Of every case, opened, in the order of the cases."""
    with transaction(house.engine) as session:
        ids = list(session.scalars(select(Case.id).order_by(Case.opened_at, Case.id)))
        found = {one.case_id: one for one in first_words(session, member_of(house), ids)}
        return [
            house.opened(session, session.get_one(Message, found[one].texts[0][0]))
            for one in ids
            if one in found
        ]


def test_the_first_that_nobody_has_read_else_the_first(house: House) -> None:
    house.text("no salary for two months")
    house.text("and nobody answers us", now=NOON + timedelta(seconds=1))
    house.text("the stairs are locked", sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    assert words(house) == ["no salary for two months", "the stairs are locked"]
    with transaction(house.engine) as session:
        for case in session.scalars(select(Case)):
            case.read_at = NOON + timedelta(minutes=2)
    assert words(house) == ["no salary for two months", "the stairs are locked"]
    house.text("they paid half of it", now=NOON + timedelta(minutes=3))
    assert words(house) == ["they paid half of it", "the stairs are locked"]


def test_nothing_of_others_and_nothing_that_is_gone(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        ids = list(session.scalars(select(Case.id)))
        assert first_words(session, STRANGER, ids) == []
        assert first_words(session, member_of(house), []) == []
        for message in session.scalars(select(Message)):
            message.body_sealed = None
    assert words(house) == []
