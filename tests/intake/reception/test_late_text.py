"""What was written days before it came: kept without an answer; danger rings and STOP stops."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.monitoring.alarms import LATE_TEXTS, Alarm
from intake.outbox.outbox import Outbound
from intake.reports.report import Report
from tests.support.house import NOON, House

LAST_YEAR = NOON - timedelta(days=360)


@pytest.mark.parametrize("text", ["They do not pay us", "STOP", "1", "ERASE"])
def test_what_a_phone_hands_over_of_last_year_is_kept_quietly(house: House, text: str) -> None:
    house.text(text, written_at=LAST_YEAR)
    house.text(f"{text} again", written_at=LAST_YEAR + timedelta(minutes=1))
    assert house.texts() == [text, f"{text} again"]
    with transaction(house.engine) as session:
        assert session.scalars(select(Outbound)).all() == []
        assert len(session.scalars(select(Report)).all()) == 1
        told = session.scalars(select(Alarm)).one()
        assert (told.kind, told.count) == (LATE_TEXTS, 2)


def test_who_wrote_last_year_is_answered_today(house: House) -> None:
    house.text("They do not pay us", written_at=LAST_YEAR)
    house.text("Now it is worse, nobody was paid", now=NOON + timedelta(minutes=1))
    assert house.said()[0] == "RECEIPT"


@pytest.mark.parametrize(
    "text",
    ["there is fire, we are locked in", "hay fuego y la puerta esta cerrada", "আগুন লেগেছে, দরজা তালা"],
)
@pytest.mark.parametrize("open_report", [True, False])
def test_danger_rings_whatever_the_clock_of_a_phone_says(
    house: House, text: str, open_report: bool
) -> None:
    if open_report:
        house.text("They do not pay us")
    answers = house.said()
    house.text(text, written_at=NOON - timedelta(days=5), now=NOON + timedelta(minutes=1))
    assert house.said() == answers
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        assert (case.level, case.alarms_rung) == ("L1", 1)


@pytest.mark.parametrize("text", ["STOP", "বন্ধ"])
@pytest.mark.parametrize("known", [True, False])
def test_a_stop_of_days_ago_stops(house: House, text: str, known: bool) -> None:
    if known:
        house.text("They do not pay us", now=NOON - timedelta(days=8))
    house.text(text, written_at=NOON - timedelta(days=5))
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact.opted_out)).one()


def test_a_stop_is_over_for_who_wrote_since(house: House) -> None:
    house.text("They do not pay us", now=NOON - timedelta(days=1))
    house.text("STOP", written_at=NOON - timedelta(days=5))
    with transaction(house.engine) as session:
        assert not session.scalars(select(Contact.opted_out)).one()


def test_an_old_text_answers_no_question_of_today(house: House) -> None:
    house.text("They do not pay us")
    house.text("2", written_at=LAST_YEAR)
    with transaction(house.engine) as session:
        assert session.scalars(select(Report.danger)).one() is False
    assert len(house.texts()) == 2
