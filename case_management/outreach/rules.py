"""Reach, week by week: is a place silent, or was nobody told? Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

WEEKS = 12
"""So many weeks are shown; what was before says little about reach now."""


class OutreachSign(StrEnum):
    """What the numbers of a place tell together."""

    UNREACHED = "unreached"
    UNTRIED = "untried"
    SILENT = "silent"
    HEARD = "heard"


@dataclass(frozen=True)
class Week:
    """One week of one place: people at sessions, tries of the line, reports."""

    monday: date
    reached: int = 0
    tests: int = 0
    reports: int = 0


@dataclass(frozen=True)
class OutreachCount:
    """Something that happened on a day; `what` is a field of Week."""

    on: date
    what: str
    number: int = 1


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def weeks(counts: Iterable[OutreachCount], today: date) -> tuple[Week, ...]:
    """The newest WEEKS weeks, oldest first; what is older or still to come is left out."""
    last = monday_of(today)
    found = {
        monday: Week(monday)
        for monday in (last - timedelta(weeks=ago) for ago in reversed(range(WEEKS)))
    }
    for one in counts:
        monday = monday_of(one.on)
        if monday in found:
            before = getattr(found[monday], one.what)
            found[monday] = replace(found[monday], **{one.what: before + one.number})
    return tuple(found.values())


def sign(shown: Sequence[Week]) -> OutreachSign:
    """Whether silence means that all is well, or that nobody was told (no reach)."""
    if any(week.reports for week in shown):
        return OutreachSign.HEARD
    if any(week.tests for week in shown):
        return OutreachSign.SILENT
    if any(week.reached for week in shown):
        return OutreachSign.UNTRIED
    return OutreachSign.UNREACHED
