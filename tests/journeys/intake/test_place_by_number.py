"""The number of a poster, sent at whatever moment: which place a report, or a try, is about."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from case_management.cases.queries import place_of_text
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.state import State
from intake.reception.arrival.resources import Resources
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from intake.reception.take_in import Reception
from intake.reports.report import Report
from tests.support.house import NOON, House


@pytest.fixture
def line(house: House) -> House:
    """A house whose receiver knows the factories by their numbers."""
    house.reception = Reception(
        house.trust,
        Resources(
            house.peppers,
            house.policy,
            house.inbox.public(),
            knowledge=LocalKnowledge(factory_of_text=place_of_text),
        ),
    )
    return house


def places(house: House) -> list[str | None]:
    """The factory's number of each case, oldest first."""
    with transaction(house.engine) as session:
        rows = session.execute(
            select(Factory.code)
            .select_from(Case)
            .outerjoin(Factory, Factory.id == Case.factory_id)
            .order_by(Case.opened_at, Case.level.desc())
        )
        return [code for (code,) in rows]


@pytest.mark.parametrize("number", ["4417", "৪৪১৭", "#4417."])
@pytest.mark.parametrize("before", [(), ("1",), ("1", "2")], ids=["danger", "topic", "kind"])
def test_it_names_the_place_of_the_report_whatever_was_asked(
    line: House, number: str, before: tuple[str, ...]
) -> None:
    for at, text in enumerate(("it is bad here every day", *before)):
        line.text(text, now=NOON + timedelta(minutes=at))
    asked = line.said()[-1]
    line.text(number, now=NOON + timedelta(minutes=5))
    assert places(line) == ["4417"]
    assert line.said()[-1] == asked


@pytest.mark.parametrize("number", ["4418", "44170", "taka 4417"])
def test_another_number_names_nothing(line: House, number: str) -> None:
    line.text("they have not paid us")
    line.text(number)
    assert places(line) == [None]


@pytest.mark.parametrize("text", ["test 4417", "hello 4417", "টেস্ট ৪৪১৭"])
def test_a_try_with_it_is_a_try_of_that_place(line: House, text: str) -> None:
    line.text(text)
    assert places(line) == ["4417"]
    assert line.said()[0] == "TRIED"


def test_sent_first_it_is_a_try_of_that_place_and_the_place_of_what_follows(line: House) -> None:
    line.text("4417")
    line.text("they have not paid us for two months", now=NOON + timedelta(minutes=1))
    assert places(line) == ["4417", "4417"]
    line.text("1", now=NOON + timedelta(minutes=2))
    assert line.said()[-1] == "ASK_CONTACT"


def test_no_other_word_of_the_worker_stands_with_the_talk(line: House) -> None:
    for text in ("R4HIMA", "hello", "4418"):
        line.text(text)
    with transaction(line.engine) as session:
        assert State.from_json(session.scalars(select(Contact.dialogue)).one()).place == ""
        assert session.scalars(select(Report)).all()
