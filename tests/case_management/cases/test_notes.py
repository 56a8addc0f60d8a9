"""Notes stay with their case, are read in the one it was joined to, and end with it."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.tasks.retention import keep_retention
from case_management.cases.actions.change_state import move
from case_management.cases.actions.write_note import write_note
from case_management.cases.models import Case
from case_management.cases.notes import CaseNote, notes_of
from case_management.cases.triage.join_cases import join_cases, part_cases
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import work_of
from vault.grants import Grant


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text("no salary for two months")
    both_houses.text("they did not pay us", sender="+15005550031", now=NOON + timedelta(minutes=1))
    return both_houses


def noted(house: House, session: Session, case: Case, minutes: int = 0) -> str:
    identifier = new_id()
    at = NOON + timedelta(minutes=minutes)
    note = CaseNote(
        id=identifier,
        case_id=case.id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=at,
    )
    grant = Grant(
        record_id=identifier, organisation_id=house.organisation_id, epoch=1, key_sealed=b"key"
    )
    write_note(work_of(house, session, now=at), case, note, grant)
    session.flush()
    return identifier


def test_notes_of_joined_cases_are_read_together_and_part_with_them(house: House) -> None:
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        mine, other = noted(house, session, first, 2), noted(house, session, second, 1)
        join_cases(work_of(house, session), second, first)
        session.flush()
        assert [one.id for one in notes_of(session, first.id)] == [other, mine]
        part_cases(work_of(house, session), second)
        session.flush()
        assert [one.id for one in notes_of(session, first.id)] == [mine]
        assert [one.id for one in notes_of(session, second.id)] == [other]


def test_notes_of_a_joined_case_end_with_the_case_it_was_joined_to_and_not_before(
    house: House,
) -> None:
    days = house.policy.retention.messages
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        note = noted(house, session, second)
        join_cases(work_of(house, session), second, first)
        first_id = first.id
    much_later = NOON + timedelta(days=days + 1)
    keep_retention(house.engine, house.policy, much_later, pause=lambda _: None)
    with transaction(house.engine) as session:
        assert [one.id for one in notes_of(session, first_id)] == [note]
        for event in ("screen", "rule_out"):
            move(work_of(house, session, now=much_later), session.get_one(Case, first_id), event)
    ended = much_later + timedelta(days=days + 1)
    keep_retention(house.engine, house.policy, ended, pause=lambda _: None)
    with transaction(house.engine) as session:
        assert notes_of(session, first_id) == []


def test_notes_end_with_the_texts_of_an_ended_case_and_not_before(house: House) -> None:
    days = house.policy.retention.messages
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        gone, kept = noted(house, session, first), noted(house, session, second)
        for event in ("screen", "rule_out"):
            move(work_of(house, session), first, event)
    keep_retention(house.engine, house.policy, NOON + timedelta(days=days), pause=lambda _: None)
    with transaction(house.engine) as session:
        assert {one.id for one in session.scalars(select(CaseNote))} == {gone, kept}
    later = NOON + timedelta(days=days + 1)
    keep_retention(house.engine, house.policy, later, pause=lambda _: None)
    with transaction(house.engine) as session:
        assert [one.id for one in session.scalars(select(CaseNote))] == [kept]
        assert session.get(Grant, (gone, house.organisation_id)) is None
