from sqlalchemy import select

from config.platform.database import transaction
from intake.reports.events import DangerReported, FactoryNamed
from intake.reports.poll_questions import PollQuestion, close_questions
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.polls import HOUR, ask, case_to_verify


def test_what_is_answered_stands_in_the_report(house: House) -> None:
    house.text("the boss is bad")
    danger = house.text("2")
    house.text("6")
    place = house.text("Meghna Shirts")
    house.text("2")
    house.text("1")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        assert report.danger and report.danger_answered
        assert report.consent == "C2" and report.complete_at == NOON
    assert DangerReported(report.id) in danger.events
    assert FactoryNamed(report.id, "Meghna Shirts") in place.events


def test_an_answer_to_a_poll_stands_until_the_next_one_or_the_end_of_the_poll(house: House) -> None:
    case_to_verify(house)
    ask(house)
    given = []
    for digit in ("1", "৩", "2"):
        house.text(digit, now=NOON + HOUR)
        with transaction(house.engine) as session:
            question = session.scalars(select(PollQuestion)).one()
            given.append(question.answer)
            if digit == "৩":
                close_questions(session, question.poll_id, NOON + HOUR)
    assert given == ["yes", "no", "no"]
    assert house.texts()[-3:] == ["1", "৩", "2"]
