"""What a case asked one worker by text: most often whether what was promised happened.

A case asks all its workers at once, maybe more than once; each round is a poll
(case_management/cases/models.py). How a worker answers is clear, as other answers by digit are.
"""

from collections import Counter
from datetime import datetime

from sqlalchemy import ForeignKey, String, exists, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime
from intake.dialogue.model.waiting import PollKind
from intake.reports.report import Report
from intake.reports.thread import MEMBER, Message

OBJECTED_TO = (PollKind.FINDING, PollKind.CLOSED)
"""Questions that a worker may answer with an objection, for as long as a case can come back."""


class PollQuestion(Base):
    """One worker of a poll."""

    __tablename__ = "poll_questions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    """That of the text, in the thread and in the outbox."""
    poll_id: Mapped[str] = mapped_column(String(32), index=True, info=CLEAR)
    report_id: Mapped[str] = mapped_column(
        ForeignKey("reports.id", **DEFERRED), index=True, info=CLEAR
    )
    kind: Mapped[str] = mapped_column(
        String(10), default=PollKind.HAPPENED, server_default=PollKind.HAPPENED, info=CLEAR
    )
    """A PollKind of the dialogue: which question it was."""
    answer: Mapped[str | None] = mapped_column(String(10), info=CLEAR)
    """A PollAnswer of the dialogue; None where the worker has not answered."""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When that was; None where the worker has not answered."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """Since when no answer counts any more."""


def questions_to(
    session: Session, contact_id: str, closed_after: datetime, asked_after: datetime
) -> list[PollQuestion]:
    """What this worker was asked, newest first, but for what closed before `closed_after`.

    What a worker says to a finding or to an end has no poll that closes it: it was asked after
    `asked_after`.
    """
    return list(
        session.scalars(
            select(PollQuestion)
            .join(Report, Report.id == PollQuestion.report_id)
            .where(
                Report.contact_id == contact_id,
                or_(PollQuestion.closed_at.is_(None), PollQuestion.closed_at > closed_after),
                or_(PollQuestion.kind.not_in(OBJECTED_TO), PollQuestion.asked_at > asked_after),
            )
            .order_by(PollQuestion.asked_at.desc(), PollQuestion.id)
        )
    )


def member_wrote_since(session: Session, question: PollQuestion) -> bool:
    """Whether a member has written in the same thread: a digit may be an answer to that."""
    asked = aliased(Message)
    return bool(
        session.scalar(
            select(
                exists().where(
                    Message.report_id == question.report_id,
                    Message.author == MEMBER,
                    asked.id == question.id,
                    Message.number > asked.number,
                )
            )
        )
    )


def answer_counts(session: Session, poll_id: str) -> Counter[str | None]:
    """How many workers of a poll gave which answer; under None those who gave none."""
    rows = session.execute(
        select(PollQuestion.answer, func.count())
        .where(PollQuestion.poll_id == poll_id)
        .group_by(PollQuestion.answer)
    )
    return Counter(dict(rows.all()))


def answers_to(session: Session, poll_id: str) -> dict[str, str | None]:
    """What was answered in each report that was asked about; None where nothing was."""
    rows = select(PollQuestion.report_id, PollQuestion.answer).where(
        PollQuestion.poll_id == poll_id
    )
    return {row.report_id: row.answer for row in session.execute(rows)}


def lock_questions(session: Session, poll_id: str) -> bool:
    """Locks all questions of a poll without waiting; False where a worker is answering just now."""
    whole = PollQuestion.poll_id == poll_id
    locked = session.scalars(select(PollQuestion.id).where(whole).with_for_update(skip_locked=True))
    return len(locked.all()) == session.scalar(select(func.count()).where(whole))


def close_questions(session: Session, poll_id: str, now: datetime) -> list[str]:
    """No answer to a poll counts any more. Gives the ids of its texts."""
    whole = PollQuestion.poll_id == poll_id
    session.execute(update(PollQuestion).where(whole).values(closed_at=now))
    return list(session.scalars(select(PollQuestion.id).where(whole)))
