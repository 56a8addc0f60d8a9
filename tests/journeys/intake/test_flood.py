"""Everything is kept, whatever comes: crowds, one number's flood, machines that answer.

`make chaos` has one number send ten thousand texts (FLOOD_TEXTS).
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from case_management.cases.lists.case_list import case_page
from case_management.cases.models import Case
from config.platform.database import transaction
from intake.contacts.contact import BLOCKED, STOPPED_BY_CARRIER, Contact, stop_for
from intake.dialogue.model.keyword import Keyword
from intake.monitoring.alarms import FLOOD, Alarm
from intake.outbox.outbox import MAIL, Outbound
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.house import NOON, WORKER, House, make_house
from tests.support.work import member_of

MANY = int(os.environ.get("FLOOD_TEXTS", "600"))
MACHINE = "I am driving now and will answer you later"


def counted(house: House, *where: object) -> int:
    with transaction(house.engine) as session:
        return session.scalar(select(func.count()).select_from(*where)) or 0  # type: ignore[arg-type]


def test_two_hundred_honest_reports_in_ten_minutes_are_all_taken(house: House) -> None:
    for number in range(200):
        house.text(
            f"The fire exit of floor {number} is locked",
            sender=f"+44770090{number:04d}",
            now=NOON + timedelta(seconds=3 * number),
        )
    assert counted(house, Report) == counted(house, Case) == counted(house, Contact) == 200
    assert house.said().count("RECEIPT") == 200
    assert counted(house, Alarm) == 0


def test_many_texts_of_one_number_are_one_line_and_one_notice(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    for number in range(MANY):
        at = NOON + timedelta(milliseconds=200 * number)
        assert house.text(f"spam {number} and more of it", now=at).taken
    with transaction(house.engine) as session:
        assert (
            session.scalar(
                select(func.count()).select_from(Message).where(Message.author == "worker")
            )
            == MANY
        )
        [row] = case_page(session, member_of(house), ended=False).rows
        assert (row.report_count, row.flood_texts) == (1, MANY)
        assert [one.kind for one in session.scalars(select(Alarm))] == [FLOOD]
        # Not one more of them was answered than an hour's share.
        answers = session.scalar(select(func.count()).select_from(Outbound))
        assert 0 < (answers or 0) <= house.policy.flood.answers_an_hour


def flood(house: House) -> None:
    for number in range(house.policy.flood.texts_an_hour + 5):
        house.text(f"this is text {number} of many", now=NOON + timedelta(seconds=number))


def test_a_flood_still_says_stop_and_danger(house: House) -> None:
    flood(house)
    now = NOON + timedelta(minutes=5)
    house.text("people are trapped, the building is on fire", now=now)
    with transaction(house.engine) as session:
        assert session.scalars(select(Case.level)).all() == ["L1"]
        assert len(session.scalars(select(Outbound).where(Outbound.kind == MAIL)).all()) == 1
    house.text("STOP", now=now)
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact.opted_out)).all() == [True]


def test_an_hour_later_the_number_is_heard_as_any_other(house: House) -> None:
    flood(house)
    later = NOON + timedelta(hours=2)
    house.text("HELP me please, the gate is locked", now=later)
    assert house.said()[-1] == "SAFETY"


def test_a_machine_that_answers_us_is_left_alone(house: House) -> None:
    sent = 0
    for turn in range(30):
        house.text(MACHINE, now=NOON + timedelta(minutes=turn))
        sent = len(house.said())
    assert sent <= 4
    assert len(house.texts()) == 30


ROBOTS = (
    "Automatic notice {} from the gateway",
    "Low credit, {word} notice from your operator",
    "স্বয়ংক্রিয় বার্তা {} গেটওয়ে থেকে",
    "Aviso automático {word} de la central",
)


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_robot_that_writes_every_eleven_minutes_is_capped_by_the_day(
    house: House, robot: str
) -> None:
    for number in range(130):
        word = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        house.text(robot.format(number, word=word), now=NOON + timedelta(minutes=11 * number))
    texts, said = house.texts(), house.said()
    assert len(texts) == 130
    assert 0 < len(said) <= house.policy.flood.answers_a_day


def test_a_worker_is_answered_again_the_day_after(house: House) -> None:
    for number in range(80):
        word = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        house.text(f"and then {word} happened in here", now=NOON + timedelta(minutes=11 * number))
    before = len(house.said())
    house.text("They locked the gate again", now=NOON + timedelta(days=2))
    assert len(house.said()) > before


def test_two_of_our_own_lines_do_not_talk_with_each_other(house: House) -> None:
    house.text("Hello. Write what happened, in your own words. No name needed. Send STOP to end.")
    assert house.said() == []
    assert len(house.texts()) == 1


def test_a_carrier_that_knows_stop_in_the_workers_language_is_believed(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("tumigil", now=NOON, carrier_took_it_for=Keyword.STOP)
    assert "STOPPED" not in house.said()
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact.opted_out)).all() == [True]
    # What is reported afterwards is taken, and not answered.
    house.text("A machine has no cover", now=NOON + timedelta(days=5))
    assert counted(house, Report) == 2
    said = len(house.said())
    house.text("magsimula", now=NOON + timedelta(days=6), carrier_took_it_for=Keyword.START)
    house.text("another machine", now=NOON + timedelta(days=6, hours=1))
    assert len(house.said()) > said


def test_who_unblocks_the_bot_is_answered_and_who_stopped_at_the_carrier_is_not(
    house: House,
) -> None:
    for by, answered in ((BLOCKED, True), (STOPPED_BY_CARRIER, False)):
        sender = f"{WORKER[:-1]}{int(answered)}"
        house.text("The fire exit is locked", sender=sender)
        with transaction(house.engine) as session:
            newest = session.scalars(select(Contact).where(Contact.opted_out.is_(False))).all()
            for contact in newest:
                stop_for(session, contact.id, by)
        before = len(house.said())
        house.text("and it is dark", sender=sender, now=NOON + timedelta(minutes=30))
        assert (len(house.said()) > before) is answered
        if answered:
            house.text("STOP", sender=sender, now=NOON + timedelta(minutes=31))
