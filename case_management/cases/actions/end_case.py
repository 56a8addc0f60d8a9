"""The day on which a case ended, from which retention counts; the one place that writes it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport
from case_management.cases.notes import set_notes_ended_on
from case_management.remedies.queries import set_remedy_ended_on
from intake.reports.report import set_ended_on


def end_case(session: Session, case: Case, day: date | None) -> None:
    """Notes the day with the case, its reports and its notes; None where work goes on."""
    case.ended_on = day
    set_notes_ended_on(session, case.id, day)
    set_remedy_ended_on(session, case.id, day)
    reports = select(CaseReport.report_id).where(CaseReport.case_id == case.id)
    set_ended_on(session, session.scalars(reports), day)
