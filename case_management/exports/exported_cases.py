"""The texts of cases with who wrote them and when, for a file that a member's browser makes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import visible_to
from case_management.cases.lists.searched import searched_texts
from case_management.cases.models import Case, Finding
from case_management.cases.notes import CaseNote
from case_management.remedies.models import RemedyAction, RemedyNote
from intake.reports.thread import Message


@dataclass(frozen=True)
class PlannedAction:
    """What is in the clear of an action of a plan."""

    kind: str
    state: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class ExportedText:
    """One text of a case; its words are sealed in the record of its id."""

    case_id: str
    id: str
    author: str
    """WORKER or MEMBER, or the kind of record that a member wrote."""
    at: datetime
    report_id: str = ""
    """Which worker's thread it is in; "" for a finding and a note."""
    member_id: str = ""
    """Which member wrote it; "" for a worker's."""
    result: str = ""
    grade: str = ""
    """Both of a finding."""
    step: str = ""
    """The step of a plan's action that was taken with a note of it; "" where none was."""
    planned: PlannedAction | None = None


def exported_texts(
    session: Session, organisation_id: str, case_ids: Collection[str]
) -> list[ExportedText]:
    """All that the organisation may open of these cases, which the member who asks may open."""
    listed = searched_texts(session, organisation_id, case_ids)
    ids = [one.id for one in listed]
    wrote = select(Message.id, Message.at, Message.report_id, Message.member_id)
    messages = {row.id: row for row in session.execute(wrote.where(Message.id.in_(ids)))}
    written = _written_by_members(session, ids)
    found = []
    for one in listed:
        if one.id in written:
            found.append(replace(written[one.id], case_id=one.case_id, author=one.author))
        else:
            row = messages[one.id]
            by = (row.report_id, row.member_id or "")
            found.append(ExportedText(one.case_id, one.id, one.author, row.at, *by))
    return sorted(found, key=lambda one: (one.at, one.id))


def _written_by_members(session: Session, ids: Collection[str]) -> dict[str, ExportedText]:
    """Findings, notes, and what stands in plans."""
    found: list[ExportedText] = []
    for finding in session.scalars(select(Finding).where(Finding.id.in_(ids))):
        about = {"result": finding.result, "grade": finding.grade}
        found.append(_text(finding, finding.recorded_at, **about))
    for note in session.scalars(select(CaseNote).where(CaseNote.id.in_(ids))):
        found.append(_text(note, note.written_at))
    for action in session.scalars(select(RemedyAction).where(RemedyAction.id.in_(ids))):
        planned = PlannedAction(action.kind, action.state, action.owner, action.due_on)
        found.append(replace(_text(action, action.proposed_at), planned=planned))
    for seen in session.scalars(select(RemedyNote).where(RemedyNote.id.in_(ids))):
        found.append(_text(seen, seen.written_at, step=seen.event))
    return {one.id: one for one in found}


def _text(
    row: Finding | CaseNote | RemedyAction | RemedyNote,
    at: datetime,
    result: str = "",
    grade: str = "",
    step: str = "",
) -> ExportedText:
    return ExportedText(row.case_id, row.id, "", at, "", row.member_id, result, grade, step)


def cases_by_id(
    session: Session, actor: Actor, after: str | None, at_most: int
) -> tuple[list[str], str | None]:
    """One page of the ids of all cases that the member may open, joined ones left out, and where
    the next goes on."""
    wanted = select(Case.id).where(*visible_to(actor), Case.joined_to_id.is_(None))
    if after:
        wanted = wanted.where(Case.id > after)
    ids = list(session.scalars(wanted.order_by(Case.id).limit(at_most + 1)))
    return ids[:at_most], ids[at_most - 1] if len(ids) > at_most else None
