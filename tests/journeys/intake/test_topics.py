"""What a report seems to be about, and what is no case, from the text to the queue."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from case_management.actor import Actor
from case_management.cases.lists.case_list import case_page
from case_management.cases.models import Case
from case_management.cases.queries import case_for, proposals
from case_management.cases.triage.set_category import set_category
from case_management.cases.triage.set_level import set_level
from case_management.work import Work
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.state import State
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import member_of

LATER = NOON + timedelta(hours=1)


def reports(house: House) -> list[Report]:
    with transaction(house.engine) as session:
        return list(session.scalars(select(Report).order_by(Report.received_at, Report.id)))


def cases(house: House) -> dict[str | None, Case]:
    with transaction(house.engine) as session:
        return {case.category: case for case in session.scalars(select(Case))}


def test_every_topic_of_a_text_is_proposed_and_the_gravest_sets_the_clock(house: House) -> None:
    house.text("no salary for two months, no overtime pay, and the manager slapped her")
    [report] = reports(house)
    assert report.proposals == ("WAGES", "HOURS", "VIOLENCE_SEXUAL")
    case = cases(house)["WAGES"]
    assert (case.level, case.proposed) == ("L2", True)


def test_later_words_add_to_it_and_danger_rings(house: House) -> None:
    house.text("no salary for two months")
    house.text("they keep my passport", now=NOON + timedelta(minutes=1))
    assert cases(house)["WAGES"].level == "L2"
    house.text("now there is a fire", now=NOON + timedelta(minutes=2))
    assert cases(house)["WAGES"].level == "L1"
    assert reports(house)[0].proposals == ("WAGES", "FORCED_LABOUR", "FIRE_BUILDING")


def test_a_try_and_a_question_are_tagged_and_no_clock_runs(house: House) -> None:
    house.text("hello 1 2 3")
    house.text("how much is overtime pay?", now=LATER)
    assert house.said() == ["TRIED", "MENU/en,bn,es", "ASKED"]
    with transaction(house.engine) as session:
        found = case_page(session, member_of(house)).rows
        assert {(row.test, row.question) for row in found} == {(True, False), (False, True)}
        assert all((row.case.level, row.case.due_at) == ("L5", None) for row in found)


def test_a_report_after_a_try_is_a_case_of_its_own(house: House) -> None:
    house.text("test")
    house.text("the door is locked", now=LATER)
    tried, told = reports(house)
    assert (tried.test, told.test) == (True, False)
    assert cases(house)["FIRE_BUILDING"].level == "L1"


def test_a_person_confirms_one_of_the_proposed_kinds(house: House) -> None:
    house.text("no salary, and they keep my passport")
    actor = Actor(id="m" * 32, organisation=house.organisation_id, roles=frozenset({"triager"}))
    with transaction(house.engine) as session:
        [identifier] = session.scalars(select(Case.id))
        case = case_for(session, member_of(house), identifier)
        assert case is not None
        assert set(proposals(session, case)) == {"WAGES", "FORCED_LABOUR"}
        set_category(Work(session, actor, house.policy, NOON), case, "FORCED_LABOUR")
        assert (proposals(session, case), case.proposed) == ([], False)


def test_a_question_that_a_person_gives_a_level_is_a_case(house: House) -> None:
    house.text("how much is overtime pay?")
    actor = Actor(id="m" * 32, organisation=house.organisation_id, roles=frozenset({"triager"}))
    with transaction(house.engine) as session:
        [identifier] = session.scalars(select(Case.id))
        case = case_for(session, member_of(house), identifier)
        assert case is not None
        set_level(Work(session, actor, house.policy, NOON), case, "L3")
        assert case.due_at is not None
        assert [row.question for row in case_page(session, member_of(house)).rows] == [False]


def test_a_try_of_an_earlier_version_becomes_a_case_with_the_first_words(house: House) -> None:
    house.text("the door is locked")
    with transaction(house.engine) as session:
        session.execute(update(Report).values(test=True, danger=False))
        session.execute(update(Case).values(level="L5", due_at=None))
        old = '{"language":"en","step":"danger","test":true,"version":1}'
        session.execute(update(Contact).values(dialogue=old))
    house.text("he locks the door, a woman fell", now=NOON + timedelta(minutes=1))
    assert not reports(house)[0].test
    with transaction(house.engine) as session:
        [row] = case_page(session, member_of(house)).rows
        assert (row.test, row.case.unread, row.case.due_at is None) == (False, True, False)


def test_a_question_to_a_person_gives_no_level_to_what_stays_a_question(house: House) -> None:
    house.text("how much is overtime pay?")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.dialogue = replace(State.from_json(contact.dialogue), with_person=True).to_json()
    house.text("and how much is overtime pay at night?", now=NOON + timedelta(minutes=1))
    with transaction(house.engine) as session:
        [row] = case_page(session, member_of(house)).rows
        assert (row.question, row.case.level, row.case.due_at) == (True, "L5", None)
    assert reports(house)[0].proposals == ()
