"""The public report model: what a case may know of a report, its thread and its worker."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import (
    ForeignKey,
    Index,
    LargeBinary,
    String,
    bindparam,
    select,
    text,
    update,
)
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id
from config.rows.held_rows import HeldRows, ReadRow, columns_of


class Stage(StrEnum):
    """How far a report has come, in the words that STATUS answers with."""

    RECEIVED = "received"
    READING = "reading"
    INVESTIGATING = "investigating"
    CONFIRMED = "confirmed"
    REMEDY = "remedy"
    CLOSED = "closed"
    REFERRED = "referred"


WANTS_OTHERS = text("wants_others")
"""As it stands in an index, of which a statement must repeat the words."""
_TO_DESTROY = text("ended_on IS NOT NULL AND message_count > destroyed_up_to")


class Report(Base):
    """One report and its conversation; free text is in its messages, sealed."""

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_received", "organisation_id", "received_at"),
        Index(
            "ix_reports_want_others",
            "organisation_id",
            "id",
            sqlite_where=WANTS_OTHERS,
            postgresql_where=WANTS_OTHERS,
        ),
        Index(
            "ix_reports_to_destroy",
            "ended_on",
            sqlite_where=_TO_DESTROY,
            postgresql_where=_TO_DESTROY,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    line_id: Mapped[str] = mapped_column(ForeignKey("lines.id", **DEFERRED), info=CLEAR)
    contact_id: Mapped[str | None] = mapped_column(
        ForeignKey("contacts.id", **DEFERRED), index=True, info=CLEAR
    )
    """None where nobody can be written to: the worker was forgotten, by wish or when time was over.
    """
    contact_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    """The receivers' proof that this contact wrote this report."""
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    code_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True, info=BLIND)
    """By which the worker code finds the report."""
    code_pepper: Mapped[str] = mapped_column(String(16), default="", server_default="", info=CLEAR)
    stage: Mapped[str] = mapped_column(String(20), default=Stage.RECEIVED, info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    category: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    """The likeliest of what was proposed."""
    danger: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    """The worker's words, or an answer, say that people are not safe."""
    danger_answered: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    consent: Mapped[str] = mapped_column(String(2), default="C0", info=CLEAR)
    """What buyers may be told: C0 to C2."""
    consent_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    """The receivers' proof that the worker agreed to that."""
    test: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    """A try of the line: no case."""
    question: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    """A question about the law: no case."""
    proposed: Mapped[str] = mapped_column(String(400), default="", server_default="", info=CLEAR)
    """Keys of categories that words propose, with commas; read as `proposals`."""
    message_count: Mapped[int] = mapped_column(default=0, info=CLEAR)
    """Of the whole thread."""
    text_count: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    """Of the worker's texts in it."""
    bulk: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    """Very many texts came within an hour."""
    wants_others: Mapped[bool] = mapped_column(
        default=False, server_default=text("false"), info=CLEAR
    )
    """The worker asked for another organisation, and no member has answered to that yet."""
    erased: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    """The worker asked to be forgotten."""
    texts_erased: Mapped[bool] = mapped_column(
        default=False, server_default=text("false"), info=CLEAR
    )
    """What the worker wrote can't be read any more either."""
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    complete_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True, info=CLEAR)
    """Since when nothing more is asked about it."""
    ended_on: Mapped[date | None] = mapped_column(info=CLEAR)
    """The day on which its case ended; None while it has not."""
    destroyed_up_to: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    """The number of the message up to which retention has destroyed what was written."""

    @property
    def proposals(self) -> tuple[str, ...]:
        """Keys of the categories that the worker's words propose, the likeliest first."""
        return tuple(self.proposed.split(",")) if self.proposed else ()


_BY_CODE = ReadRow(
    Report,
    select(*columns_of(Report)).where(
        Report.code_index.in_((bindparam("newest"), bindparam("oldest")))
    ),
)


def report_by_code(rows: HeldRows, *indexes: bytes) -> Report | None:
    """The report that a worker code stands for, under one of these indexes of it, at most two."""
    newest, *older = indexes
    return rows.read(_BY_CODE, newest=newest, oldest=older[0] if older else newest)


def held_report(rows: HeldRows, report_id: str) -> Report:
    """The report with this id, among the rows of one message. Raises NoResultFound."""
    found = rows.by_id(Report, report_id)
    if found is None:
        raise NoResultFound
    return found


def report(session: Session, report_id: str) -> Report:
    """The report with this id. Raises NoResultFound."""
    return session.get_one(Report, report_id)


def set_stage(session: Session, report_id: str, stage: Stage) -> None:
    """Tells STATUS how far the case has come; the one writer of `stage`."""
    session.execute(update(Report).where(Report.id == report_id).values(stage=stage))


def set_ended_on(session: Session, report_ids: Iterable[str], day: date | None) -> None:
    """Notes on which day the case of these reports ended, or that it is worked on again."""
    session.execute(update(Report).where(Report.id.in_(list(report_ids))).values(ended_on=day))


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
