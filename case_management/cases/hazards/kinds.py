"""What is seen of a hazard, and what a row of observations says. Pure.

A locked fire door is locked one day, clear the next (docs/domain.md, Stage 4).
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

from config.policy.policy import Policy


class Presence(StrEnum):
    """The values stand in rows."""

    THERE = "there"
    GONE = "gone"
    MIXED = "mixed"
    """Of the workers who answered on one day some say so, some not."""


class SeenBy(StrEnum):
    """Who saw it; the values stand in rows."""

    WORKERS = "workers"
    MEMBER = "member"


MOST_ROUNDS = 26
"""Half a year of weekly questions: then a member begins anew, if it is still wanted."""


def is_observable(category: str | None, policy: Policy) -> bool:
    """Whether a case of this category is about what changes from day to day."""
    known = policy.categories.get(category) if category else None
    return known is not None and known.observable


def presence_of(there: int, gone: int) -> Presence | None:
    """What so many workers of one day say together; None where nobody knows."""
    if there and gone:
        return Presence.MIXED
    if there:
        return Presence.THERE
    return Presence.GONE if gone else None


def changes(seen: Iterable[Presence]) -> int:
    """How many times it went or came back, in the order of days; mixed is there, for somebody."""
    return sum(before != after for before, after in pairwise(_there(seen)))


def came_back(seen: Iterable[Presence]) -> bool:
    """Whether it was gone once and was seen again after."""
    return (False, True) in pairwise(_there(seen))


def _there(seen: Iterable[Presence]) -> list[bool]:
    return [one is not Presence.GONE for one in seen]
