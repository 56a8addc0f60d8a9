"""Whose turn it is: pure rules over the turns of a week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

HOURS_A_WEEK = 7 * 24


@dataclass(frozen=True)
class RotaHours:
    """The hours from `from_hour` up to `upto_hour` that begin on `days`, 0 for Monday.

    Where `upto_hour` is not after `from_hour` it is that of the next day: 22 to 6, or 8 to 8.
    """

    member_id: str
    days: frozenset[int]
    from_hour: int
    upto_hour: int

    @property
    def length(self) -> int:
        """Its hours on a day, 1 to 24."""
        return (self.upto_hour - self.from_hour - 1) % 24 + 1

    def covers(self, local: datetime) -> bool:
        """Whether it is this turn at a moment of the organisation's clock on the wall."""
        hour = local.weekday() * 24 + local.hour
        return any((hour - begins) % HOURS_A_WEEK < self.length for begins in self._begins())

    def hours_until(self, local: datetime) -> int:
        """After how many hours it begins next, by the clock on the wall; 0 while it is on."""
        if self.covers(local):
            return 0
        hour = local.weekday() * 24 + local.hour
        return min((begins - hour) % HOURS_A_WEEK for begins in self._begins())

    def _begins(self) -> list[int]:
        return [day * 24 + self.from_hour for day in self.days]


def in_their_turn(turns: Iterable[RotaHours], local: datetime) -> list[str]:
    """The members of a rota, whose turn it is before those whose turn comes soonest."""
    ranked = sorted(turns, key=lambda turn: turn.hours_until(local))
    return list(dict.fromkeys(turn.member_id for turn in ranked if turn.days))


def on_now(turns: Iterable[RotaHours], local: datetime) -> list[str]:
    """The members whose turn it is now; empty in a gap of the rota."""
    return list(dict.fromkeys(turn.member_id for turn in turns if turn.covers(local)))


def gap_hours(turns: Iterable[RotaHours]) -> int:
    """How many hours of a week no turn covers."""
    monday = datetime(2026, 1, 5)
    listed = list(turns)
    hours = (monday + timedelta(hours=number) for number in range(HOURS_A_WEEK))
    return sum(not on_now(listed, hour) for hour in hours)
