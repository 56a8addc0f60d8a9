"""Reading glosses, and who is asked for them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from case_management.glosses.models import (
    CaseTranslator,
    Gloss,
    GlossRequest,
    TranslationModel,
)
from intake.reports.thread import Message
from vault.grants import Grant

AT_MOST = 100
"""Requests of one translator that are read at once: nobody looks through more."""


@dataclass(frozen=True)
class AskedGloss:
    """A message of which a translator is asked for the gloss."""

    case_id: str
    message_id: str


def translators_of(session: Session, case_ids: Collection[str]) -> list[str]:
    """The ids of the members who are named as translators, the first named first."""
    named = (
        select(CaseTranslator.member_id)
        .where(CaseTranslator.case_id.in_(case_ids))
        .order_by(CaseTranslator.named_at, CaseTranslator.member_id)
    )
    return list(dict.fromkeys(session.scalars(named)))


def glosses_of(session: Session, case_ids: Collection[str]) -> list[Gloss]:
    """The glosses of all messages of a case and of those joined to it, oldest first."""
    return list(
        session.scalars(
            select(Gloss).where(Gloss.case_id.in_(case_ids)).order_by(Gloss.written_at, Gloss.id)
        )
    )


def requests_of(session: Session, message_id: str) -> list[GlossRequest]:
    """Who is asked for the gloss of a message and has not written it."""
    asked = select(GlossRequest).where(GlossRequest.message_id == message_id)
    return list(session.scalars(asked.order_by(GlossRequest.asked_at, GlossRequest.translator_id)))


def asked_of(session: Session, translator_id: str) -> list[AskedGloss]:
    """What one translator is asked for, the oldest first; at most AT_MOST. Whether the member may
    still open the case is for the caller to see."""
    rows = session.execute(
        select(GlossRequest.case_id, GlossRequest.message_id)
        .where(GlossRequest.translator_id == translator_id)
        .order_by(GlossRequest.asked_at, GlossRequest.message_id)
        .limit(AT_MOST)
    )
    return [AskedGloss(*row) for row in rows]


def count_glosses(session: Session, message_id: str) -> int:
    """How many glosses a message has."""
    of_message = select(func.count()).where(Gloss.message_id == message_id)
    return session.scalar(of_message) or 0


def model_address(session: Session, organisation_id: str) -> str:
    """Where the organisation's translation model answers; "" where it runs none."""
    found = session.get(TranslationModel, organisation_id)
    return found.address if found is not None else ""


def end_translating(session: Session, case_ids: Collection[str], member_id: str) -> None:
    """A member translates in these cases no more, and is asked for nothing there."""
    for table, column in (
        (CaseTranslator, CaseTranslator.member_id),
        (GlossRequest, GlossRequest.translator_id),
    ):
        session.execute(delete(table).where(table.case_id.in_(case_ids), column == member_id))


def drop_glosses_of_erased(session: Session, report_id: str) -> None:
    """Whoever deletes what they wrote deletes what others made of it: the glosses of the messages
    of a report that are no longer there, in whatever organisation, and what was asked of them."""
    gone = select(Message.id).where(Message.report_id == report_id, Message.body_sealed.is_(None))
    ids = list(
        session.scalars(
            select(Gloss.id).where(Gloss.report_id == report_id, Gloss.message_id.in_(gone))
        )
    )
    session.execute(delete(Grant).where(Grant.record_id.in_(ids)))
    session.execute(delete(Gloss).where(Gloss.id.in_(ids)))
    session.execute(delete(GlossRequest).where(GlossRequest.message_id.in_(gone)))
