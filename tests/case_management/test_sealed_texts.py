"""A text is kept once, under an id of its own, and goes with the texts of its case."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.tasks.retention import keep_retention
from case_management.cases.actions.change_state import move
from case_management.cases.actions.end_case import SEALED_TEXTS
from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases, part_cases
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.facts.models import SealedFact
from case_management.refusals import Refusal
from case_management.sealed_texts import CaseText, keep_text, set_texts_ended_on
from case_management.tasks.models import CaseTask
from config.platform.database import Base, transaction
from tests.support.case_texts import kept_fact, kept_item, kept_task, key_of, task_of
from tests.support.house import NOON, House
from tests.support.work import work_of
from vault.grants import Grant


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text("no salary for two months")
    both_houses.text("they did not pay us", sender="+15005550031", now=NOON + timedelta(minutes=1))
    return both_houses


def test_every_table_of_sealed_texts_is_ended_with_its_case() -> None:
    tables = {one.class_ for one in Base.registry.mappers if issubclass(one.class_, CaseText)}
    assert set(SEALED_TEXTS) == tables


def test_a_text_is_kept_once_and_takes_no_id_of_another(house: House) -> None:
    with transaction(house.engine) as session:
        case = session.scalars(select(Case).order_by(Case.opened_at).limit(1)).one()
        task = task_of(house, case.id)
        assert keep_text(session, task, key_of(house, task.id))
        again = task_of(house, case.id)
        again.id = task.id
        assert not keep_text(session, again, key_of(house, task.id))
        taken = task_of(house, case.id)
        taken.id = case.id
        with pytest.raises(Refusal, match="id_taken"):
            keep_text(session, taken, key_of(house, case.id))
        session.rollback()


def test_texts_of_a_joined_case_go_on_with_the_other_and_part_with_their_own(house: House) -> None:
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        task = kept_task(house, session, second.id)
        join_cases(work_of(house, session), second, first)
        session.refresh(task)
        assert task.ended_on is None
        for event in ("screen", "rule_out"):
            move(work_of(house, session), first, event)
        session.refresh(task)
        assert task.ended_on == NOON.date()
        move(work_of(house, session, "coordinator"), first, "reopen")
        part_cases(work_of(house, session), second)
        session.refresh(task)
        assert task.ended_on is None


def test_texts_go_with_those_of_an_ended_case_and_not_before(house: House) -> None:
    days = house.policy.retention.messages
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        gone, kept = (kept_task(house, session, one.id).id for one in (first, second))
        kept_item(house, session, first.id)
        kept_fact(house, session, first.id)
        for event in ("screen", "rule_out"):
            move(work_of(house, session), first, event)
    keep_retention(house.engine, house.policy, NOON + timedelta(days=days), pause=lambda _: None)
    with transaction(house.engine) as session:
        assert {one.id for one in session.scalars(select(CaseTask))} == {gone, kept}
    later = NOON + timedelta(days=days + 1)
    keep_retention(house.engine, house.policy, later, pause=lambda _: None)
    with transaction(house.engine) as session:
        assert [one.id for one in session.scalars(select(CaseTask))] == [kept]
        assert session.get(Grant, (gone, house.organisation_id)) is None
        for table in (EvidenceItem, CustodyEntry, SealedFact):
            assert session.scalars(select(table)).all() == []


def test_only_texts_of_the_named_cases_end(house: House) -> None:
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        mine, other = (kept_task(house, session, one.id) for one in (first, second))
        set_texts_ended_on(session, CaseTask, [first.id], NOON.date())
        session.refresh(mine)
        session.refresh(other)
        assert (mine.ended_on, other.ended_on) == (NOON.date(), None)
