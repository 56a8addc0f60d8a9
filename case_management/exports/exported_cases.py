"""The texts of cases with who wrote them and when, for a file that a member's browser makes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import visible_to
from case_management.cases.lists.searched import FINDING, NOTE, searched_texts
from case_management.cases.models import Case, Finding
from case_management.cases.notes import CaseNote
from intake.reports.thread import Message


@dataclass(frozen=True)
class ExportedText:
    """One text of a case; its words are sealed in the record of its id."""

    case_id: str
    id: str
    author: str
    """WORKER or MEMBER, or FINDING or NOTE."""
    at: datetime
    report_id: str = ""
    """Which worker's thread it is in; "" for a finding and a note."""
    member_id: str = ""
    """Which member wrote it; "" for a worker's."""
    result: str = ""
    grade: str = ""
    """Of a finding."""


def exported_texts(
    session: Session, organisation_id: str, case_ids: Collection[str]
) -> list[ExportedText]:
    """All that the organisation may open of these cases, which the member who asks may open."""
    listed = searched_texts(session, organisation_id, case_ids)
    ids = [one.id for one in listed]
    messages = {
        row.id: row
        for row in session.execute(
            select(Message.id, Message.at, Message.report_id, Message.member_id).where(
                Message.id.in_(ids)
            )
        )
    }
    findings = {one.id: one for one in session.scalars(select(Finding).where(Finding.id.in_(ids)))}
    notes = {one.id: one for one in session.scalars(select(CaseNote).where(CaseNote.id.in_(ids)))}
    found = []
    for one in listed:
        if one.author == FINDING:
            finding = findings[one.id]
            of_finding = (finding.member_id, finding.result, finding.grade)
            found.append(
                ExportedText(one.case_id, one.id, one.author, finding.recorded_at, "", *of_finding)
            )
        elif one.author == NOTE:
            note = notes[one.id]
            found.append(
                ExportedText(one.case_id, one.id, NOTE, note.written_at, "", note.member_id)
            )
        else:
            row = messages[one.id]
            wrote = (row.report_id, row.member_id or "")
            found.append(ExportedText(one.case_id, one.id, one.author, row.at, *wrote))
    return sorted(found, key=lambda one: (one.at, one.id))


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
