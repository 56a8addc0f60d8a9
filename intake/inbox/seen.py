"""What was taken in already, and what could not be believed."""

from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, Index, LargeBinary, String, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR, SEALED, upsert
from config.platform.database import Base, UtcDateTime, new_id
from config.rows.prepared import Prepared

QUARANTINED_AN_HOUR = 200


class Taken(Base):
    """The keyed tag of a carrier's id; the same message a second time changes nothing."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_day", "taken_on", "line_id"),)

    tag: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True, info=BLIND)
    line_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    taken_on: Mapped[date] = mapped_column(info=CLEAR)


class Quarantined(Base):
    """A request that could not be believed: sealed to the inbox key, until a person decides.

    `organisation_id` is of the line that it claims to be for, as far as it names one of ours.
    """

    __tablename__ = "quarantine"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    reason: Mapped[str] = mapped_column(String(40), info=CLEAR)
    request_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True, info=CLEAR)
    organisation_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    state: Mapped[str] = mapped_column(
        String(10), default="held", server_default="held", info=CLEAR
    )
    decided_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class Offset(Base):
    """How far a carrier's list was taken in; moved in the transaction of what it counts."""

    __tablename__ = "offsets"

    name: Mapped[str] = mapped_column(String(40), primary_key=True, info=CLEAR)
    value: Mapped[int] = mapped_column(BigInteger, info=CLEAR)


def offset(session: Session, name: str) -> int | None:
    """The next number to ask the carrier for; None before the first."""
    return session.scalar(select(Offset.value).where(Offset.name == name))


def move_offset(session: Session, name: str, value: int) -> None:
    """Confirms everything below `value`, in the caller's transaction."""
    upsert(session, Offset, {"name": name, "value": value}, replace=("value",))


_TAKEN = Prepared(select(Taken.tag).where(Taken.tag == bindparam("tag")))


def already_taken(session: Session, tag: bytes) -> bool:
    """True when a message with this tag was taken in before."""
    return _TAKEN.first(session, tag=tag) is not None


def quarantine_is_full(session: Session, channel: str, now: datetime) -> bool:
    """True when this hour's share is used up: a flood of forgeries must not fill the disk."""
    count = session.scalar(
        select(func.count())
        .select_from(Quarantined)
        .where(Quarantined.channel == channel, Quarantined.received_at > now - timedelta(hours=1))
    )
    return (count or 0) >= QUARANTINED_AN_HOUR
