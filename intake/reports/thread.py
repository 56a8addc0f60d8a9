"""The thread of a report: its messages, in the order in which they were taken in."""

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime, insert, new_id
from intake.reports.report import Report

WORKER = "worker"
LINE = "line"
MEMBER = "member"


_FROM_WORKER = text("line_id IS NOT NULL")


class Message(Base):
    """One text of a thread. What the line itself said is a phrase; all else is sealed."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("report_id", "number"),
        Index("ix_messages_carrier_tag", "carrier_tag"),
        Index(
            "ix_messages_line",
            "line_id",
            "at",
            sqlite_where=_FROM_WORKER,
            postgresql_where=_FROM_WORKER,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", **DEFERRED), info=CLEAR)
    number: Mapped[int] = mapped_column(info=CLEAR)
    """Its place in the thread, from 1."""
    author: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """WORKER, LINE or MEMBER."""
    member_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    phrase: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    """The stored name of what the line said (intake/outbox/stored_phrase.py)."""
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    media_count: Mapped[int] = mapped_column(default=0, info=CLEAR)
    carrier_tag: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    """The keyed tag of the carrier's id, by which the next version of the text is known."""
    replaces_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The version before, of a text that its writer changed: each is a message of its own."""
    proof: Mapped[bytes | None] = mapped_column(LargeBinary, info=CLEAR)
    """A receiver's signature over the text and its place, and what the worker agreed to then."""
    at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    """When it came to us, or left."""
    written_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When a worker wrote it, where that is believed and is not the time when it came."""
    line_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The line on which a worker's message came in; None for what others wrote."""

    @property
    def moment(self) -> datetime:
        """By which it stands among the others of its thread."""
        return self.written_at or self.at


def add_message(session: Session, report: Report, message: Message) -> None:
    """Appends a message to a report's thread and numbers it."""
    place_in(report, message)
    insert(session, message)


def place_in(report: Report, message: Message) -> None:
    """Its place in the thread of a report, behind all others."""
    report.message_count += 1
    if message.author == WORKER:
        report.text_count += 1
    message.report_id = report.id
    message.number = report.message_count


def thread(session: Session, report_id: str, first: int, last: int) -> list[Message]:
    """The first `first` and the last `last` messages of a report, in their order."""
    count = select(Report.message_count).where(Report.id == report_id).scalar_subquery()
    return list(
        session.scalars(
            select(Message)
            .where(
                Message.report_id == report_id,
                or_(Message.number <= first, Message.number > count - last),
            )
            .order_by(Message.number)
        )
    )


def newest_of_worker(session: Session, report_id: str) -> int:
    """The number of the last message that a worker wrote in a report; 0 where there is none."""
    newest = select(func.max(Message.number)).where(
        Message.report_id == report_id, Message.author == WORKER
    )
    return session.scalar(newest) or 0


def worker_texts(
    session: Session, report_ids: list[str], start: int, at_most: int
) -> list[Message]:
    """What workers wrote in these reports, all of it, in steps: oldest first, from `start` on."""
    return list(
        session.scalars(
            select(Message)
            .where(*_sealed_texts(report_ids))
            .order_by(Message.at, Message.id)
            .offset(start)
            .limit(at_most)
        )
    )


def count_worker_texts(session: Session, report_ids: list[str]) -> int:
    """How many texts `worker_texts` gives in all."""
    counted = select(func.count()).select_from(Message).where(*_sealed_texts(report_ids))
    return session.scalar(counted) or 0


def _sealed_texts(report_ids: list[str]) -> tuple[ColumnElement[bool], ...]:
    return (
        Message.report_id.in_(report_ids),
        Message.author == WORKER,
        Message.body_sealed.is_not(None),
    )


def latest_version(session: Session, carrier_tag: bytes) -> Message | None:
    """The newest version of what the carrier knows by this id."""
    return session.scalar(
        select(Message)
        .where(Message.carrier_tag == carrier_tag)
        .order_by(Message.number.desc())
        .limit(1)
    )


def has_person(session: Session, report_id: str) -> bool:
    """True when a member has written in this report's thread."""
    return (
        session.scalar(
            select(Message.id)
            .where(Message.report_id == report_id, Message.author == MEMBER)
            .limit(1)
        )
        is not None
    )
