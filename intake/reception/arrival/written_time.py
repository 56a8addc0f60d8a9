"""When a text was written, where that is another time than that of its arrival. Pure.

A phone that was off hands over in the morning what workers wrote at night, and one that was
restored hands over what it had last year.
"""

from datetime import datetime, timedelta

CLOCKS_DIFFER = timedelta(minutes=2)
"""Less is no difference: no two clocks agree better."""
OLDEST = timedelta(days=3 * 365)
"""A phone that lost its clock begins in 1970 or in the year when it was made."""


def believed(written_at: datetime | None, now: datetime) -> datetime | None:
    """The time at which it was written, if it is another than now and can be believed."""
    if written_at is None or written_at > now - CLOCKS_DIFFER or written_at < now - OLDEST:
        return None
    return written_at


def is_old(written_at: datetime | None, now: datetime, after_hours: int) -> bool:
    """Whether a text is so old that nobody waits for an answer to it any more."""
    known = believed(written_at, now)
    return known is not None and now - known > timedelta(hours=after_hours)
