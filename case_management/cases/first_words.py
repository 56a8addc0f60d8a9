"""The text of each case by which a monitor knows what it is, beside the list of cases."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.cases.models import Case, CaseReport
from intake.reports.thread import WORKER, Message


@dataclass(frozen=True)
class FirstWords:
    """A worker's text, sealed."""

    case_id: str
    message_id: str
    body_sealed: bytes = field(repr=False)


def first_words(
    session: Session, organisation_id: str, case_ids: Collection[str]
) -> list[FirstWords]:
    """Of each of the organisation's cases the first text that nobody has read; of one that is
    read, its first. Cases of others, and those whose texts are gone, are left out.
    """
    is_read = Case.read_at.is_not(None) & (Message.at <= Case.read_at)
    order = (is_read, Message.at, Message.number)
    numbered = (
        select(
            CaseReport.case_id,
            Message.id,
            func.row_number().over(partition_by=CaseReport.case_id, order_by=order).label("place"),
        )
        .join(CaseReport, CaseReport.report_id == Message.report_id)
        .join(Case, Case.id == CaseReport.case_id)
        .where(
            Case.id.in_(case_ids),
            Case.organisation_id == organisation_id,
            Message.author == WORKER,
            Message.body_sealed.is_not(None),
        )
        .subquery()
    )
    found = session.execute(
        select(numbered.c.case_id, Message.id, Message.body_sealed)
        .join(Message, Message.id == numbered.c.id)
        .where(numbered.c.place == 1)
    )
    return [FirstWords(*row) for row in found]
