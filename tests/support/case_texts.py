"""Sealed texts about cases, as a browser would send them, without a browser."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from case_management.evidence.actions.take_in import SealedEntry, take_in
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.facts.actions.record_fact import record_fact
from case_management.facts.models import SealedFact
from case_management.tasks.actions.write_task import write_task
from case_management.tasks.models import CaseTask
from case_management.worked_case import WorkedCase
from config.platform.database import new_id
from tests.support.house import NOON, House
from tests.support.work import only_case, work_of
from vault.grants import Grant

DUE = date(2026, 12, 10)


def key_of(house: House, identifier: str) -> Grant:
    """The key to a text, for the house's own organisation."""
    return Grant(
        record_id=identifier, organisation_id=house.organisation_id, epoch=1, key_sealed=b"key"
    )


def open_case_of(house: House, session: Session) -> WorkedCase:
    """The one case of the house, open."""
    return WorkedCase(only_case(session).id, house.organisation_id, is_open=True)


def task_of(
    house: House, case_id: str, due: date = DUE, assignee: str | None = None, at: datetime = NOON
) -> CaseTask:
    """A task of the house's member, not kept yet."""
    return CaseTask(
        id=new_id(),
        case_id=case_id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=at,
        assignee_id=assignee,
        due_on=due,
        state="open",
    )


def kept_task(
    house: House, session: Session, case_id: str, due: date = DUE, assignee: str | None = None
) -> CaseTask:
    """A task that stands in a case."""
    task = task_of(house, case_id, due, assignee)
    case = WorkedCase(case_id, house.organisation_id, is_open=True)
    able = [assignee] if assignee else []
    write_task(work_of(house, session), case, task, key_of(house, task.id), able)
    return task


def item_of_case(house: House, case_id: str, kind: str = "document") -> EvidenceItem:
    """A piece of evidence from a union, not kept yet."""
    return EvidenceItem(
        id=new_id(),
        case_id=case_id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=NOON,
        kind=kind,
        source="union",
        received_on=NOON.date(),
        number=0,
    )


def entry_of(house: House, item: EvidenceItem, step: str = "checked") -> SealedEntry:
    """An entry of its chain of custody, not kept yet."""
    entry = CustodyEntry(
        id=new_id(),
        case_id=item.case_id,
        item_id=item.id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=NOON,
        step=step,
        happened_on=NOON.date(),
    )
    return SealedEntry(entry, key_of(house, entry.id))


def kept_item(house: House, session: Session, case_id: str, kind: str = "document") -> EvidenceItem:
    """A piece of evidence in the register of a case."""
    item = item_of_case(house, case_id, kind)
    case = WorkedCase(case_id, house.organisation_id, is_open=True)
    key = key_of(house, item.id)
    take_in(work_of(house, session), case, item, key, entry_of(house, item))
    return item


def kept_fact(house: House, session: Session, case_id: str, kind: str = "hours_week") -> SealedFact:
    """A figure of a case."""
    fact = SealedFact(
        id=new_id(),
        case_id=case_id,
        member_id=house.member_id,
        body_sealed=b"sealed",
        written_at=NOON,
        kind=kind,
    )
    case = WorkedCase(case_id, house.organisation_id, is_open=True)
    record_fact(work_of(house, session), case, fact, key_of(house, fact.id))
    return fact
