"""The watch against retaliation: whether workers of a case come to harm once the employer knows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id

_ASKS_LATER = text("next_check_at IS NOT NULL")
_IS_OPEN = text("closed_at IS NULL")
UNSETTLED = text("settled_at IS NULL")
"""As it stands in an index, of which a statement must repeat the words."""


class RetaliationWatch(Base):
    """Opened by the first recorded contact with the employer."""

    __tablename__ = "retaliation_watches"
    __table_args__ = (
        Index(
            "ix_retaliation_watches_next",
            "next_check_at",
            sqlite_where=_ASKS_LATER,
            postgresql_where=_ASKS_LATER,
        ),
    )

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    """Who spoke to the employer, or wrote it down."""
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    next_check_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When the workers are asked next whether all is well; None when they are asked no more."""


class CheckIn(Base):
    """The workers of a watched case were asked whether all is well.

    What each of them answered is in intake/reports/poll_questions.py, under this id.
    """

    __tablename__ = "check_ins"
    __table_args__ = (
        Index("ix_check_ins_open", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    asked_count: Mapped[int] = mapped_column(info=CLEAR)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class WatchTrigger(Base):
    """A sign of retaliation, until a member says whether it is."""

    __tablename__ = "watch_triggers"
    __table_args__ = (
        Index(
            "ix_watch_triggers_unsettled",
            "case_id",
            sqlite_where=UNSETTLED,
            postgresql_where=UNSETTLED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A TriggerKind (cases/watch/kinds.py)."""
    people: Mapped[int | None] = mapped_column(info=CLEAR)
    """How many workers it is about, where it is about several."""
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    settled_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    confirmed: Mapped[bool | None] = mapped_column(info=CLEAR)
    """Whether it is retaliation; None until a member says so."""


def watch_of(session: Session, case_id: str) -> RetaliationWatch | None:
    """That of a case; None where nobody has spoken to the employer."""
    return session.get(RetaliationWatch, case_id)


def triggers_of(session: Session, case_id: str) -> list[WatchTrigger]:
    """All of a case, the newest first."""
    found = select(WatchTrigger).where(WatchTrigger.case_id == case_id)
    return list(session.scalars(found.order_by(WatchTrigger.raised_at.desc(), WatchTrigger.id)))


def trigger_since(session: Session, case_id: str) -> datetime | None:
    """Since when a sign of retaliation waits for a member; None where none does."""
    oldest = select(func.min(WatchTrigger.raised_at))
    return session.scalar(oldest.where(WatchTrigger.case_id == case_id, UNSETTLED))


def cases_with_signs(session: Session, ids: Collection[str]) -> set[str]:
    """Those of these cases in which a sign of retaliation waits for a member."""
    found = select(WatchTrigger.case_id).where(WatchTrigger.case_id.in_(ids), UNSETTLED)
    return set(session.scalars(found))


def check_ins_of(session: Session, case_id: str) -> list[CheckIn]:
    """All of a case, the newest first."""
    found = select(CheckIn).where(CheckIn.case_id == case_id)
    return list(session.scalars(found.order_by(CheckIn.asked_at.desc(), CheckIn.id)))
