"""Safe hours: when the line may write to a worker. Pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ANY = "any"
EVENING = "evening"
NEVER = "never"
WINDOW = "window"


def earliest_send(
    policy: str, start_hour: int, end_hour: int, time_zone: str, now: datetime
) -> datetime | None:
    """The first moment, from `now` on, at which the line may begin to write; None for never.

    `start_hour` to `end_hour` are hours of the local day; a window may pass midnight. With
    policy "evening" the caller gives the default hours of the policy file.
    """
    if policy == NEVER:
        return None
    if policy == ANY:
        return now
    local = now.astimezone(ZoneInfo(time_zone))
    for day in (-1, 0, 1):
        opens = (local + timedelta(days=day)).replace(
            hour=start_hour % 24, minute=0, second=0, microsecond=0
        )
        hours = (end_hour - start_hour) % 24 or 24
        closes = opens + timedelta(hours=hours)
        if opens <= local < closes:
            return now
        if opens > local:
            return opens.astimezone(now.tzinfo)
    raise AssertionError("a window opens every day")


def window_end(
    policy: str, start_hour: int, end_hour: int, time_zone: str, now: datetime
) -> datetime | None:
    """When the window that is open at `now` closes; None where none is open or none closes."""
    if policy in {ANY, NEVER}:
        return None
    local = now.astimezone(ZoneInfo(time_zone))
    hours = timedelta(hours=(end_hour - start_hour) % 24 or 24)
    for day in (-1, 0):
        opens = (local + timedelta(days=day)).replace(
            hour=start_hour % 24, minute=0, second=0, microsecond=0
        )
        if opens <= local < opens + hours:
            return (opens + hours).astimezone(now.tzinfo)
    return None
