"""When a line is silent longer than is usual for it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

FEWEST = 10
"""A line must have been written to this often before anything is usual for it."""

TIMES = 3
SHORTEST = timedelta(hours=6)
"""No silence is shorter than this: every line is quiet for a night's sleep."""


def usual_gap(arrivals: Sequence[datetime]) -> timedelta | None:
    """The gap that nine of ten stay below, of arrivals in their order; None for too few."""
    if len(arrivals) < FEWEST:
        return None
    gaps = sorted(later - earlier for earlier, later in pairwise(arrivals))
    return gaps[min(len(gaps) - 1, len(gaps) * 9 // 10)]


def is_silent(arrivals: Sequence[datetime], now: datetime) -> bool:
    """True when nothing has come for three times the line's usual gap (safety.md: alerts)."""
    usual = usual_gap(arrivals)
    return usual is not None and now - arrivals[-1] > max(usual * TIMES, SHORTEST)
