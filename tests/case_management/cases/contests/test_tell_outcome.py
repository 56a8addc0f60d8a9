"""A worker hears what was found and that it is closed, is asked once, and never after STOP."""

from collections import Counter

import pytest
from sqlalchemy import select

from case_management.cases.actions.change_state import move
from case_management.cases.contests.tell_outcome import tell_closed
from case_management.cases.models import Case
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.outcomes import DAY, HOUR, closed, found, work_as


def told(house: House) -> Counter[str | None]:
    with transaction(house.engine) as session:
        phrases = session.scalars(select(Outbound.phrase).where(Outbound.answer.is_(False)))
        return Counter(one for one in phrases if one and not one.startswith("NEWS_READ"))


@pytest.mark.parametrize(
    ("result", "phrase"),
    [
        ("substantiated", "NEWS_FINDING"),
        ("partly", "ASK_AGREES"),
        ("not_substantiated", "ASK_AGREES"),
        ("inconclusive", "ASK_AGREES"),
    ],
)
def test_every_finding_is_told(house: House, result: str, phrase: str) -> None:
    found(house, result)
    assert told(house) == {phrase: 1}


def test_at_the_end_a_worker_is_asked_once_and_later_only_told(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    assert told(house)["ASK_CONTENT"] == 1
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        move(work_as(house, session, now=NOON + DAY), case, "reopen")
        case.state = "finding"
        move(work_as(house, session, now=NOON + DAY), case, "close_without_remedy")
    assert (told(house)["ASK_CONTENT"], told(house)["NEWS_CLOSED"]) == (1, 1)


def test_after_stop_nothing_is_asked_or_told(house: House) -> None:
    case_id = found(house)
    house.text("STOP", now=NOON + HOUR)
    before = told(house)
    with transaction(house.engine) as session:
        tell_closed(work_as(house, session, now=NOON + DAY), session.get_one(Case, case_id))
    assert told(house) == before


def test_it_waits_for_the_hours_that_the_worker_chose(house: House) -> None:
    case_id = found(house)
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.reply_policy, contact.window_start, contact.window_end = "window", 3, 4
        tell_closed(work_as(house, session, now=NOON + DAY), session.get_one(Case, case_id))
        session.flush()
        row = session.scalars(select(Outbound).where(Outbound.phrase == "ASK_CONTENT")).one()
        assert (row.state, row.not_before > NOON + DAY) == ("held", True)
