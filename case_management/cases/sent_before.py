"""A second press: the answer to the first was lost, so the browser posts the same id again."""

from sqlalchemy.orm import Session

from case_management.cases.models import Case, Finding
from intake.reports.report import Report
from intake.reports.thread import MEMBER, Message


def reply_sent_before(session: Session, report: Report, member_id: str, reply_id: str) -> bool:
    """Whether this member's reply of this id stands in the report's thread already."""
    known = session.get(Message, reply_id)
    return known is not None and (known.report_id, known.author, known.member_id) == (
        report.id,
        MEMBER,
        member_id,
    )


def finding_recorded_before(session: Session, case: Case, member_id: str, finding_id: str) -> bool:
    """Whether this member's finding of this id is recorded for the case already."""
    known = session.get(Finding, finding_id)
    return known is not None and (known.case_id, known.member_id) == (case.id, member_id)
