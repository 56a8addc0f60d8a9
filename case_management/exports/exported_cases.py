"""The texts of cases with who wrote them and when, for a file that a member's browser makes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import visible_to
from case_management.cases.lists.searched import SEALED_KINDS, SealedText, searched_texts
from case_management.cases.models import Case, Finding
from case_management.cases.notes import CaseNote
from case_management.glosses.models import Gloss
from case_management.remedies.models import RemedyAction, RemedyNote
from case_management.sealed_texts import CaseText
from case_management.transfers.models import CaseTransfer
from intake.reports.thread import Message


@dataclass(frozen=True)
class PlannedAction:
    """What is in the clear of an action of a plan."""

    kind: str
    state: str
    owner: str
    due_on: date
    element: str | None = None


@dataclass(frozen=True)
class ExportedText:
    """One text of a case; its words are sealed in the record of its id."""

    case_id: str
    id: str
    author: str
    """WORKER or MEMBER, or the kind of record that a member wrote."""
    at: datetime
    report_id: str = ""
    """Which worker's thread it is in, also of a gloss; "" for all else that members wrote."""
    member_id: str = ""
    """Which member wrote it; "" for a worker's."""
    result: str = ""
    grade: str = ""
    """Both of a finding."""
    step: str = ""
    """The step of a plan's action that was taken with a note of it; "" where none was."""
    planned: PlannedAction | None = None
    written: CaseText | None = None
    """The row of what is alike: a task, evidence, a figure, a gloss, a session, an agreement."""


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
            text = replace(written[one.id], case_id=one.case_id, author=one.author)
            found.append(text)
        else:
            row = messages[one.id]
            by = (row.report_id, row.member_id or "")
            found.append(ExportedText(one.case_id, one.id, one.author, row.at, *by))
    return sorted(found, key=lambda one: _place(one, messages))


def _place(
    one: ExportedText, messages: Mapping[str, Row[*tuple[Any, ...]]]
) -> tuple[datetime, str, datetime]:
    """By time; a gloss stands right after its message."""
    if isinstance(one.written, Gloss):
        message = messages.get(one.written.message_id)
        if message is not None:
            return message.at, message.id, one.at
    return one.at, one.id, datetime.min.replace(tzinfo=UTC)


def _written_by_members(session: Session, ids: Collection[str]) -> dict[str, ExportedText]:
    """Findings, notes, what stands in plans, and all that is alike."""
    found: list[ExportedText] = []
    for finding in session.scalars(select(Finding).where(Finding.id.in_(ids))):
        about = {"result": finding.result, "grade": finding.grade}
        found.append(_text(finding, finding.recorded_at, **about))
    for note in session.scalars(select(CaseNote).where(CaseNote.id.in_(ids))):
        found.append(_text(note, note.written_at))
    for action in session.scalars(select(RemedyAction).where(RemedyAction.id.in_(ids))):
        planned = PlannedAction(
            action.kind, action.state, action.owner, action.due_on, action.element
        )
        found.append(replace(_text(action, action.proposed_at), planned=planned))
    for seen in session.scalars(select(RemedyNote).where(RemedyNote.id.in_(ids))):
        found.append(_text(seen, seen.written_at, step=seen.event))
    for _, table in SEALED_KINDS:
        for row in session.scalars(select(table).where(table.id.in_(ids))):
            report = row.report_id if isinstance(row, Gloss) else ""
            found.append(replace(_text(row, row.written_at), report_id=report, written=row))
    return {one.id: one for one in found}


def _text(
    row: Finding | CaseNote | RemedyAction | RemedyNote | CaseText,
    at: datetime,
    result: str = "",
    grade: str = "",
    step: str = "",
) -> ExportedText:
    return ExportedText(row.case_id, row.id, "", at, "", row.member_id, result, grade, step)


def transfer_texts(
    session: Session, case_ids: Collection[str]
) -> list[tuple[ExportedText, SealedText]]:
    """What was written where these cases were to go to others: cover notes, reasons to go on
    without consent, and to refuse; each with its sealed body."""
    found = []
    given = select(CaseTransfer).where(CaseTransfer.case_id.in_(case_ids))
    for one in session.scalars(given.order_by(CaseTransfer.asked_at, CaseTransfer.id)):
        offered, settled = one.offered_at or one.asked_at, one.settled_at or one.asked_at
        for kind, record, body, at, member in (
            ("transfer", one.id, one.cover_sealed, offered, one.offered_by),
            ("transfer-override", one.override_id, one.override_sealed, offered, one.override_by),
            ("transfer-refusal", one.refusal_id, one.refusal_sealed, settled, None),
        ):
            if record and body:
                text = ExportedText(one.case_id, record, kind, at, "", member or "")
                found.append((text, SealedText(record, kind, body)))
    return found


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
