"""The texts of each case by which a monitor knows what it is, beside the list of cases."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Integer, Select, cast, func, select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.cases.case_access import visible_to
from case_management.cases.models import Case, CaseReport
from intake.reports.thread import WORKER, Message

AT_MOST = 4
"""Texts of one case; of a longer talk the list shows the beginning."""
MOST_UNREAD = 100
"""Whoever has so many to read does not read them in a list."""


@dataclass(frozen=True)
class FirstWords:
    """The first texts of a case that nobody has read; of one that is read, its first text."""

    case_id: str
    texts: tuple[tuple[str, bytes], ...] = field(repr=False)
    """(message id, sealed body), oldest first."""
    whole: bool
    """Whether this is all that is unread: no more texts, and no files."""


def first_words(session: Session, actor: Actor, case_ids: Collection[str]) -> list[FirstWords]:
    """Of each of the cases that the member may open. Others, and those whose texts are gone, are
    left out.
    """
    unread = Case.read_at.is_(None) | (Message.at > Case.read_at)
    order = (~unread, Message.at, Message.number)
    place = func.row_number().over(partition_by=CaseReport.case_id, order_by=order)
    counted = (
        _texts()
        .add_columns(
            place.label("place"),
            unread.label("unread"),
            func.sum(cast(unread, Integer)).over(partition_by=CaseReport.case_id).label("waiting"),
        )
        .where(Case.id.in_(case_ids), *visible_to(actor))
        .subquery()
    )
    rows = session.execute(
        select(counted, Message.body_sealed)
        .join(Message, Message.id == counted.c.id)
        .where((counted.c.place == 1) | counted.c.unread, counted.c.place <= AT_MOST)
        .order_by(counted.c.case_id, counted.c.place)
    ).all()
    return [
        FirstWords(
            case_id,
            tuple((row.id, row.body_sealed) for row in rows if row.case_id == case_id),
            all(
                not row.media_count and row.waiting <= AT_MOST
                for row in rows
                if row.case_id == case_id
            ),
        )
        for case_id in dict.fromkeys(row.case_id for row in rows)
    ]


def unread_texts(session: Session, case: Case) -> list[Message]:
    """What workers wrote in a case and nobody has read, oldest first; what is gone is no text."""
    unread = (
        select(Message)
        .join(CaseReport, CaseReport.report_id == Message.report_id)
        .where(
            CaseReport.case_id == case.id,
            Message.author == WORKER,
            Message.body_sealed.is_not(None),
        )
        .order_by(Message.at, Message.number)
        .limit(MOST_UNREAD)
    )
    if case.read_at is not None:
        unread = unread.where(Message.at > case.read_at)
    return list(session.scalars(unread))


def _texts() -> Select[str, str, int]:
    return (
        select(CaseReport.case_id, Message.id, Message.media_count)
        .join(CaseReport, CaseReport.report_id == Message.report_id)
        .join(Case, Case.id == CaseReport.case_id)
        .where(Message.author == WORKER, Message.body_sealed.is_not(None))
    )
