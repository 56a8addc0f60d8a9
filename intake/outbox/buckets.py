"""The buckets that all couriers share, in the database: one a line, one a chat.

Redis may be away and couriers run on many hosts; the database is what they all stand on, and a
courier is in a transaction with it anyway when it claims.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, String, bindparam, delete, exists, literal, select, update
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from config.platform.columns import CLEAR, upsert
from config.platform.database import Base, UtcDateTime
from config.rows.prepared import Prepared
from intake.outbox.token_bucket import Bucket, Rate, may_take, paused, taken

LINE = "line/"
CHAT = "chat/"


class Pace(Base):
    """One bucket; the name is a kind and the id of a line or a contact."""

    __tablename__ = "paces"

    name: Mapped[str] = mapped_column(String(40), primary_key=True, info=CLEAR)
    full_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    open_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True, info=CLEAR)


_LOCKED = Prepared(
    select(Pace.full_at, Pace.open_at).where(Pace.name == bindparam("name")).with_for_update()
)
_STORE = Prepared(
    update(Pace)
    .where(Pace.name == bindparam("row"))
    .values(full_at=bindparam("full_at"), open_at=bindparam("open_at"))
)


def is_closed(kind: str, identifier: InstrumentedAttribute[str | None]) -> ColumnElement[bool]:
    """Of a row: whether nothing may be sent at `now` to the line or chat whose id it has."""
    name = literal(kind, String).concat(identifier)
    return exists().where(Pace.name == name, Pace.open_at > bindparam("now"))


def closed(session: Session, kind: str, now: datetime) -> dict[str, datetime]:
    """The ids of the lines or chats that nothing may be sent to now, and when each opens."""
    rows = session.execute(
        select(Pace.name, Pace.open_at).where(Pace.open_at > now, Pace.name.startswith(kind))
    )
    return {name.removeprefix(kind): open_at for name, open_at in rows}


class Counter:
    """The buckets of one claim, locked in the order of their names until the transaction ends."""

    def __init__(self, session: Session, rates: Mapping[str, Rate], now: datetime) -> None:
        self._session = session
        self._rates = rates
        self._now = now
        self._buckets = _locked(session, rates, now)
        self._touched: set[str] = set()

    def take(self, names: Iterable[str]) -> bool:
        """Takes one unit of each, or of none."""
        wanted = list(names)
        if not all(may_take(self._buckets[name], self._now) for name in wanted):
            return False
        for name in wanted:
            self._buckets[name] = taken(self._buckets[name], 1, self._rates[name], self._now)
            self._touched.add(name)
        return True

    def store(self) -> None:
        """Writes what was taken."""
        for name in sorted(self._touched):
            _store(self._session, name, self._buckets[name])


def charge(session: Session, name: str, cost: int, rate: Rate, now: datetime) -> None:
    """Takes what a text turned out to cost more than the one unit of its claim."""
    bucket = _locked(session, [name], now)[name]
    _store(session, name, taken(bucket, cost, rate, now))


def pause(session: Session, name: str, until: datetime, now: datetime) -> None:
    """The carrier asked to be left alone until then: every courier obeys."""
    _store(session, name, paused(_locked(session, [name], now)[name], until, now))


def forget_full(session: Session, now: datetime, at_most: int = 500) -> int:
    """A bucket that is full again says nothing, and that somebody was written to lately.

    Gives how many were forgotten.
    """
    full = select(Pace.name).where(Pace.full_at < now, Pace.open_at < now).limit(at_most)
    names = list(session.scalars(full.with_for_update(skip_locked=True)))
    session.execute(delete(Pace).where(Pace.name.in_(names)))
    return len(names)


def _locked(session: Session, names: Iterable[str], now: datetime) -> dict[str, Bucket]:
    wanted = sorted(names)
    if not wanted:
        return {}
    return {name: _bucket(session, name, now) for name in wanted}


def _bucket(session: Session, name: str, now: datetime) -> Bucket:
    """One bucket, locked, which is there from now on."""
    found = _LOCKED.first(session, name=name)
    if found is None:
        upsert(session, Pace, {"name": name, "full_at": now, "open_at": now}, replace=("name",))
        found = _LOCKED.first(session, name=name)
    # A full one that was forgotten between two statements is a full one.
    return Bucket(*found) if found is not None else Bucket(now, now)


def _store(session: Session, name: str, bucket: Bucket) -> None:
    values = {"row": name, "full_at": bucket.full_at, "open_at": bucket.open_at}
    _STORE.run(session, values)
