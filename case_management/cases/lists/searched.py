"""What members search in: the sealed texts of their organisation's cases, by id and as they lie."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from case_management.actor import Actor
from case_management.cases.case_access import cases_closed_to, count_closed_to
from case_management.cases.models import Case, CaseReport, Finding
from case_management.cases.notes import CaseNote
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.facts.models import SealedFact
from case_management.glosses.models import GLOSS, Gloss
from case_management.negotiations.kinds import AGREEMENT, NEGOTIATION
from case_management.negotiations.models import Agreement, Negotiation
from case_management.remedies.kinds import ACTION, REMEDY_NOTE
from case_management.remedies.models import RemedyAction, RemedyNote
from case_management.sealed_texts import CaseText
from case_management.tasks.models import CaseTask
from intake.reports.report import Report
from intake.reports.thread import Message
from vault.grants import Grant

FIRST = 200
LAST = 300
"""Messages of one thread that are searched, as many as a page shows of it: whoever floods a line
fills no member's browser."""

AT_ONCE = 500
"""Ids in one statement."""

MESSAGE = "message"
FINDING = "finding"
NOTE = "note"

SEALED_KINDS: tuple[tuple[str, type[CaseText]], ...] = (
    ("task", CaseTask),
    ("evidence", EvidenceItem),
    ("custody", CustodyEntry),
    ("fact", SealedFact),
    (GLOSS, Gloss),
    (NEGOTIATION, Negotiation),
    (AGREEMENT, Agreement),
)
"""Texts of members about a case that are alike, by their kind of record."""

_WRITTEN_HERE: tuple[
    tuple[str, type[Finding | CaseNote | RemedyAction | RemedyNote | CaseText]], ...
] = (
    (FINDING, Finding),
    (NOTE, CaseNote),
    (ACTION, RemedyAction),
    (REMEDY_NOTE, RemedyNote),
    *SEALED_KINDS,
)
"""What members write of a case, by its kind of record."""


@dataclass(frozen=True)
class JoinedCase:
    """A case that was joined to another, `into`, perhaps by way of a third."""

    id: str
    reference: str
    into: str


@dataclass(frozen=True)
class SearchedText:
    """One text of a case; `author` is who wrote it, WORKER or MEMBER, or which kind of record
    a member wrote: FINDING, NOTE, ACTION, REMEDY_NOTE or one of SEALED_KINDS.
    """

    case_id: str
    id: str
    author: str


@dataclass(frozen=True)
class SealedText:
    """The same, sealed; `kind` is the kind of record that it was sealed as."""

    id: str
    kind: str
    body_sealed: bytes = field(repr=False)


def searched_texts(
    session: Session, organisation_id: str, case_ids: Collection[str]
) -> list[SearchedText]:
    """The texts in these cases that the organisation may open; none that was erased or destroyed.

    The cases must be such as the member who asks may open.
    """
    messages = session.execute(
        select(CaseReport.case_id, Message.id, Message.author)
        .join(Report, Report.id == CaseReport.report_id)
        .join(Message, Message.report_id == Report.id)
        .join(Grant, _granted(Message.id, organisation_id))
        .where(
            CaseReport.case_id.in_(case_ids),
            Message.body_sealed.is_not(None),
            or_(Message.number <= FIRST, Message.number > Report.message_count - LAST),
        )
        .order_by(Message.at, Message.number)
    )
    found = [SearchedText(*row) for row in messages]
    # What was noted about a case stays with it where it is joined, and is read in the other.
    into = {one: one for one in case_ids}
    into |= {one.id: one.into for one in joined_cases(session, case_ids)}
    for kind, table in _WRITTEN_HERE:
        written = select(table.case_id, table.id).where(table.case_id.in_(into))
        # Asked in two steps: joined with grants, PostgreSQL would read all of a small table.
        rows = sorted(session.execute(written), key=lambda row: row.id)
        granted = _granted_of(session, organisation_id, [row.id for row in rows])
        found += [
            SearchedText(into[row.case_id], row.id, author=kind)
            for row in rows
            if row.id in granted
        ]
    return found


def sealed_texts(session: Session, actor: Actor, ids: Collection[str]) -> list[SealedText]:
    """Those of these texts that stand in cases that the member may open and are still there."""
    # Asked for by their ids alone: a condition on the organisation has SQLite read all its cases.
    messages = session.execute(
        select(Case.organisation_id, Case.id, Message.id, Message.body_sealed)
        .join(CaseReport, CaseReport.report_id == Message.report_id)
        .join(Case, Case.id == CaseReport.case_id)
        .where(Message.id.in_(ids), Message.body_sealed.is_not(None))
    )
    found = [(MESSAGE, *row) for row in messages]
    for kind, table in _WRITTEN_HERE:
        written = session.execute(
            select(table.case_id, table.id, table.body_sealed).where(table.id.in_(ids))
        ).all()
        owned = select(Case.id, Case.organisation_id).where(
            Case.id.in_({row.case_id for row in written})
        )
        owners = dict(session.execute(owned).all()) if written else {}
        found += [
            (kind, owners[case_id], case_id, identifier, body)
            for case_id, identifier, body in written
        ]
    closed = cases_closed_to(session, actor.id, {case_id for _, _, case_id, *_ in found})
    return [
        SealedText(identifier, kind, body or b"")
        for kind, owner, case_id, identifier, body in found
        if owner == actor.organisation and case_id not in closed
    ]


def joined_cases(session: Session, case_ids: Collection[str]) -> list[JoinedCase]:
    """The cases that were joined to these: their reports and notes are read there now."""
    found: list[JoinedCase] = []
    into = {one: one for one in case_ids}
    while into:
        rows = session.execute(
            select(Case.id, Case.reference, Case.joined_to_id)
            .where(Case.joined_to_id.in_(into))
            .order_by(Case.opened_at)
        ).all()
        step = [JoinedCase(row.id, row.reference, into[row.joined_to_id]) for row in rows]
        found += step
        into = {one.id: one.into for one in step}
    return found


def count_cases(session: Session, actor: Actor) -> int:
    """How many cases are searched: all that the member may open."""
    # Counted apart, so that the index of the organisation alone is read.
    counted = select(func.count()).where(Case.organisation_id == actor.organisation)
    return (session.scalar(counted) or 0) - count_closed_to(session, actor)


def _granted_of(session: Session, organisation_id: str, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        granted = Grant.record_id.in_(part), Grant.organisation_id == organisation_id
        found.update(session.scalars(select(Grant.record_id).where(*granted)))
    return found


def _granted(record_id: InstrumentedAttribute[str], organisation_id: str) -> ColumnElement[bool]:
    return (Grant.record_id == record_id) & (Grant.organisation_id == organisation_id)
