"""Signs of life: every process writes one now and then, so that a page can tell who is missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, upsert
from config.platform.database import Base, UtcDateTime

EVERY = timedelta(seconds=20)
MISSED = timedelta(seconds=90)
"""Silent for longer than this, a process counts as not running."""
FORGOTTEN = timedelta(days=1)
"""After this a host that is silent is taken for one that is no more."""


class Heartbeat(Base):
    """One process on one host; `channels` are those that it has the credentials to send on."""

    __tablename__ = "heartbeats"

    process: Mapped[str] = mapped_column(String(20), primary_key=True, info=CLEAR)
    host: Mapped[str] = mapped_column(String(60), primary_key=True, info=CLEAR)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    channels: Mapped[str] = mapped_column(String(200), default="", server_default="", info=CLEAR)


@dataclass(frozen=True)
class SignOfLife:
    """A process and when it was last alive, on the host that was alive last."""

    process: str
    host: str
    seen_at: datetime
    channels: frozenset[str]

    def alive(self, now: datetime) -> bool:
        """False once it has missed a few."""
        return now - self.seen_at <= MISSED


def beat(
    session: Session, process: str, host: str, now: datetime, channels: tuple[str, ...] = ()
) -> None:
    """Notes that a process lives, and forgets hosts that are long gone."""
    session.execute(
        delete(Heartbeat).where(Heartbeat.process == process, Heartbeat.seen_at < now - FORGOTTEN)
    )
    row = {"process": process, "host": host[:60], "seen_at": now, "channels": ",".join(channels)}
    upsert(session, Heartbeat, row, replace=("seen_at", "channels"))


def signs(session: Session) -> dict[str, SignOfLife]:
    """The newest sign of each process, by its name; no process is in it that never ran."""
    found: dict[str, SignOfLife] = {}
    for row in session.scalars(select(Heartbeat).order_by(Heartbeat.seen_at)):
        channels = frozenset(filter(None, row.channels.split(",")))
        found[row.process] = SignOfLife(row.process, row.host, row.seen_at, channels)
    return found
