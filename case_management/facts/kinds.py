"""Which figures a case may hold, and between what bounds a right one lies. Pure.

The figures themselves are sealed: the browser checks them, by what is said here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What a figure is about. The values stand in rows."""

    HOURS_WEEK = "hours_week"
    REST_DAYS = "rest_days"
    """In a month."""
    WAGE = "wage"
    """Of one worker, with the legal minimum beside it."""
    WAGES_OWED = "wages_owed"
    """To one worker."""
    FEES = "fees"
    """What one worker paid to get the work."""
    AFFECTED = "affected"
    """How many workers."""
    YOUNGEST = "youngest"
    """The age of the youngest worker."""
    HEAT = "heat"
    """At the place of work, in °C."""


class Period(StrEnum):
    """For how long a wage is paid."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class FactShape:
    """What is typed for one kind."""

    least: float
    most: float
    whole: bool = False
    """No decimals."""
    money: bool = False
    """With a currency."""
    wage: bool = False
    """With a period, and the legal minimum for it."""


_MOST_MONEY = 10**9
SHAPES: Mapping[FactKind, FactShape] = {
    FactKind.HOURS_WEEK: FactShape(1, 168),
    FactKind.REST_DAYS: FactShape(0, 15, whole=True),
    FactKind.WAGE: FactShape(0, _MOST_MONEY, money=True, wage=True),
    FactKind.WAGES_OWED: FactShape(0, _MOST_MONEY, money=True),
    FactKind.FEES: FactShape(0, _MOST_MONEY, money=True),
    FactKind.AFFECTED: FactShape(1, 1_000_000, whole=True),
    FactKind.YOUNGEST: FactShape(3, 100, whole=True),
    FactKind.HEAT: FactShape(-40, 80),
}
"""Wider than the law anywhere: it catches slips of the hand, and judges nothing."""
