"""The public report model: what a case may know of a report, its thread and its worker."""

from datetime import datetime, timedelta
from enum import StrEnum

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
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.database import DEFERRED, Base, UtcDateTime, insert, new_id
from vault.organisations import BLIND, CLEAR, SEALED


class Stage(StrEnum):
    """How far a report has come, in the words that STATUS answers with."""

    RECEIVED = "received"
    READING = "reading"
    INVESTIGATING = "investigating"
    CONFIRMED = "confirmed"
    REMEDY = "remedy"
    CLOSED = "closed"
    REFERRED = "referred"


class Report(Base):
    """One report and its conversation; free text is in its messages, sealed.

    Without a contact nobody can be written to: she was forgotten, by her own wish (`erased`) or
    when her time was over. `texts_erased`: what she wrote can't be read any more either.
    `test` and `question` are no cases: a try of the line, a question about the law.
    """

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    line_id: Mapped[str] = mapped_column(ForeignKey("lines.id", **DEFERRED), info=CLEAR)
    contact_id: Mapped[str | None] = mapped_column(
        ForeignKey("contacts.id", **DEFERRED), index=True, info=CLEAR
    )
    contact_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    code_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True, info=BLIND)
    code_pepper: Mapped[str] = mapped_column(String(16), default="", server_default="", info=CLEAR)
    stage: Mapped[str] = mapped_column(String(20), default=Stage.RECEIVED, info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    category: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    danger: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    danger_answered: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    consent: Mapped[str] = mapped_column(String(2), default="C0", info=CLEAR)
    test: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    question: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    proposed: Mapped[str] = mapped_column(String(400), default="", server_default="", info=CLEAR)
    message_count: Mapped[int] = mapped_column(default=0, info=CLEAR)
    text_count: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    bulk: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    erased: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    texts_erased: Mapped[bool] = mapped_column(
        default=False, server_default=text("false"), info=CLEAR
    )
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    complete_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True, info=CLEAR)

    @property
    def proposals(self) -> tuple[str, ...]:
        """Keys of the categories that her words propose, the likeliest first."""
        return tuple(self.proposed.split(",")) if self.proposed else ()


class Message(Base):
    """One text of a thread. What the line itself said is a phrase; all else is sealed.

    A text that its writer changed is a message of its own, which `replaces_id` joins to the one
    before; `carrier_tag` is the keyed tag of the carrier's id, by which the next version is known.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("report_id", "number"),
        Index("ix_messages_carrier_tag", "carrier_tag"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", **DEFERRED), info=CLEAR)
    number: Mapped[int] = mapped_column(info=CLEAR)
    author: Mapped[str] = mapped_column(String(10), info=CLEAR)
    member_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    phrase: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    body_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    media_count: Mapped[int] = mapped_column(default=0, info=CLEAR)
    carrier_tag: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    replaces_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


WORKER = "worker"
LINE = "line"
MEMBER = "member"


SHOWN_FIRST = 200
SHOWN_LAST = 300
"""Messages of one thread that a page shows; a report of more is a flood."""


def add_message(session: Session, report: Report, message: Message) -> None:
    """Appends a message to a report's thread and numbers it."""
    report.message_count += 1
    if message.author == WORKER:
        report.text_count += 1
    message.report_id = report.id
    message.number = report.message_count
    insert(session, message)


SHOWN_MORE = 500
"""So many more of them each time that she asks."""


def thread(session: Session, report_id: str, more: int = 0) -> list[Message]:
    """The messages of a report in the order in which they were taken in.

    Of a flood its beginning and its end, and `more` times 500 of what lies between.
    """
    first = SHOWN_FIRST + more * SHOWN_MORE
    count = select(Report.message_count).where(Report.id == report_id).scalar_subquery()
    return list(
        session.scalars(
            select(Message)
            .where(
                Message.report_id == report_id,
                or_(Message.number <= first, Message.number > count - SHOWN_LAST),
            )
            .order_by(Message.number)
        )
    )


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


def report_by_code(session: Session, *indexes: bytes) -> Report | None:
    """The report that a worker code stands for, under any of these indexes of it."""
    return session.scalar(select(Report).where(Report.code_index.in_(indexes)))


def report(session: Session, report_id: str) -> Report:
    """The report with this id. Raises NoResultFound."""
    return session.get_one(Report, report_id)


def set_stage(session: Session, report_id: str, stage: Stage) -> None:
    """Tells STATUS how far the case has come; the one writer of `stage`."""
    session.execute(update(Report).where(Report.id == report_id).values(stage=stage))


def complete_silent_reports(
    session: Session, now: datetime, quiet: timedelta, at_most: int = 500
) -> int:
    """A silent worker loses nothing: after a while the report is complete as it is."""
    due = (
        select(Report.id)
        .where(Report.complete_at.is_(None), Report.received_at < now - quiet)
        .limit(at_most)
    )
    ids = list(session.scalars(due))
    session.execute(update(Report).where(Report.id.in_(ids)).values(complete_at=now))
    return len(ids)
