"""How fast a line or a chat may be sent to: a token bucket, as one moment. Pure.

The generic cell rate algorithm (ITU-T I.371): a bucket is the moment at which it will be full
again. To take `cost` moves that moment; it may be taken while the bucket is not overdrawn. What
something really costs may be charged later, so a long text overdraws it once and then waits.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Rate:
    """`a_minute` units flow in; at most `burst` of them may be taken at once."""

    a_minute: int
    burst: int

    @property
    def interval(self) -> timedelta:
        """How long one unit takes to flow in."""
        return MINUTE / self.a_minute


@dataclass(frozen=True)
class Bucket:
    """`full_at`: when it is full again; `open_at`: from when something may be taken."""

    full_at: datetime
    open_at: datetime


def may_take(bucket: Bucket | None, now: datetime) -> bool:
    """A bucket that nobody has touched is full."""
    return bucket is None or bucket.open_at <= now


def taken(bucket: Bucket | None, cost: int, rate: Rate, now: datetime) -> Bucket:
    """The bucket after `cost` was taken from it, whether it was there or not."""
    full_at = max(bucket.full_at if bucket else now, now) + cost * rate.interval
    return _bucket(full_at, rate, bucket.open_at if bucket else now)


def paused(bucket: Bucket | None, until: datetime, now: datetime) -> Bucket:
    """The carrier says when it takes texts again: nothing goes before that."""
    full_at = bucket.full_at if bucket else now
    return Bucket(max(full_at, until), max(bucket.open_at if bucket else now, until))


def _bucket(full_at: datetime, rate: Rate, open_before: datetime) -> Bucket:
    # One unit must have flowed in for one to be taken; a pause that stands is not shortened.
    return Bucket(full_at, max(full_at - (rate.burst - 1) * rate.interval, open_before))
