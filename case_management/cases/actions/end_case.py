"""The day on which a case ended, from which retention counts; the one place that writes it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport
from case_management.cases.notes import set_notes_ended_on
from case_management.cases.queries import all_joined_to
from case_management.evidence.models import CustodyEntry, EvidenceItem
from case_management.facts.models import SealedFact
from case_management.glosses.models import Gloss
from case_management.negotiations.models import Agreement, Negotiation
from case_management.remedies.queries import set_remedy_ended_on
from case_management.sealed_texts import CaseText, set_texts_ended_on
from case_management.tasks.models import CaseTask
from intake.reports.report import set_ended_on

SEALED_TEXTS: tuple[type[CaseText], ...] = (
    CaseTask,
    SealedFact,
    CustodyEntry,
    EvidenceItem,
    Gloss,
    Negotiation,
    Agreement,
)
"""Every kind of text of members that goes with the texts of its case; what refers to others stands
before them."""


def end_case(session: Session, case: Case, day: date | None) -> None:
    """Notes the day with the case, its reports and its notes; None where work goes on."""
    case.ended_on = day
    set_written_ended_on(session, case.id, day)
    set_remedy_ended_on(session, case.id, day)
    reports = select(CaseReport.report_id).where(CaseReport.case_id == case.id)
    set_ended_on(session, session.scalars(reports), day)


def set_written_ended_on(session: Session, case_id: str, day: date | None) -> None:
    """Says of what members wrote about a case, and about those joined to it, when it ended."""
    set_notes_ended_on(session, case_id, day)
    cases = [case_id, *all_joined_to(session, case_id)]
    for table in SEALED_TEXTS:
        set_texts_ended_on(session, table, cases, day)
