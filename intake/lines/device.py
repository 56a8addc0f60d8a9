"""The phones that carry lines: when they were last heard of, and how their batteries stand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime

PING_EVERY = timedelta(minutes=10)
"""How often a phone gives a sign of life, as docs/android-phones.md has the operator set it."""


@dataclass(frozen=True)
class Seen:
    """A sign of life of a phone; what it does not tell is None.

    `battery` in per cent, `failed_count` texts that it could not send within the last hour;
    `lines` are our own addresses on it, in the order of its SIMs.
    """

    device: str
    channel: str
    battery: int | None = None
    charging: bool | None = None
    online: bool | None = None
    failed_count: int | None = None
    lines: tuple[str, ...] = ()


class Device(Base):
    """One phone, by the name that the operator gave it. Nothing of what it carried is here."""

    __tablename__ = "devices"

    name: Mapped[str] = mapped_column(String(40), primary_key=True, info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    battery: Mapped[int | None] = mapped_column(info=CLEAR)
    charging: Mapped[bool | None] = mapped_column(info=CLEAR)
    online: Mapped[bool | None] = mapped_column(info=CLEAR)
    failed_count: Mapped[int | None] = mapped_column(info=CLEAR)
    lines: Mapped[str] = mapped_column(String(120), default="", server_default="", info=CLEAR)


TOLD = ("battery", "charging", "online", "failed_count")


def note_seen(session: Session, seen: Seen, now: datetime) -> None:
    """Keeps a sign of life and what it tells, in the caller's transaction."""
    device = session.scalar(select(Device).where(Device.name == seen.device).with_for_update())
    if device is None:
        device = Device(name=seen.device, channel=seen.channel, seen_at=now)
        session.add(device)
    # Calls of one phone may overtake each other here; what each of them tells is kept.
    device.seen_at = max(device.seen_at, now)
    for name in TOLD:
        if getattr(seen, name) is not None:
            setattr(device, name, getattr(seen, name))
    if seen.lines:
        device.lines = ",".join(seen.lines)


def devices(session: Session) -> list[Device]:
    """Every phone that was heard of, by name."""
    return list(session.scalars(select(Device).order_by(Device.name)))
