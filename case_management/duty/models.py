"""Turns of the rota, how members are reached, and the daily test alarm."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, new_id


class RotaTurn(Base):
    """Hours of some days of the week in which a member is on call, in the organisation's time."""

    __tablename__ = "rota_turns"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), index=True, info=CLEAR)
    days: Mapped[str] = mapped_column(String(13), info=CLEAR)
    """Numbers of the weekdays on which it begins, 0 for Monday, with commas."""
    from_hour: Mapped[int] = mapped_column(info=CLEAR)
    upto_hour: Mapped[int] = mapped_column(info=CLEAR)
    """Where it is not after `from_hour`, the turn goes on over midnight."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class AlarmWay(Base):
    """A way beside mail by which an alarm reaches a member; the address is for the courier only."""

    __tablename__ = "alarm_ways"

    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    way: Mapped[str] = mapped_column(String(10), primary_key=True, info=CLEAR)
    """A Way (duty/ways.py)."""
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class AlarmTest(Base):
    """The test alarm of one day, which whoever is on call acknowledges."""

    __tablename__ = "alarm_tests"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    day: Mapped[date] = mapped_column(primary_key=True, info=CLEAR)
    """In the organisation's time zone."""
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    """Whom it rang."""
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    acknowledged_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When coordinators were told that nobody had acknowledged it."""
