"""Which clocks of a case run, and until when: a table (docs/domain.md, Severity and clocks)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from case_management.cases.rules import OPEN
from case_management.levels import Level, endangers_life
from case_management.working_time import Calendar, end_of
from config.policy.cases.levels import LevelRules
from config.policy.reading.spans import Span


class StageClock(StrEnum):
    """What somebody must have done before the clock ends; the values stand in rows."""

    CONTACT = "contact"
    """A person has read what came."""
    ANSWER = "answer"
    """A worker who wrote on has an answer."""
    DECIDE = "decide"
    """It is decided whether this is a case."""
    PLAN = "plan"
    """A remedy is planned, or the case has ended without one."""
    CONTEST = "contest"
    """A worker who contests a finding or an end is heard, and it is decided what follows."""
    ACTION = "action"
    """An action of a plan for freedom of association is said to be done."""
    WATCH = "watch"
    """A sign of retaliation is looked into."""


@dataclass(frozen=True)
class ClockFacts:
    """What the clocks of a case depend on; all moments are aware."""

    state: str
    level: str
    opened_at: datetime
    """When it was first said, or said again as a danger to life."""
    first_opened_at: datetime | None
    """When a person had read it."""
    unanswered_since: datetime | None
    """When a worker wrote on whom nobody has answered since."""
    counts_since: datetime
    """From when the clocks of its stages count: later than `opened_at` by as long as it waited for
    a worker's answer."""
    paused_at: datetime | None
    """Since when it waits for a worker's answer."""
    contest_since: datetime | None = None
    """Since when a contest of a worker waits."""
    trigger_since: datetime | None = None
    """Since when a sign of retaliation waits."""
    action_due_at: datetime | None = None
    """When the day is over on which the first action of a plan is due that is bound to days."""


@dataclass(frozen=True)
class RunningClock:
    """One clock that runs now."""

    name: StageClock
    due_at: datetime
    """In UTC."""


@dataclass(frozen=True)
class _Row:
    name: StageClock
    states: frozenset[str]
    """In which it may run."""
    span: Literal["contact", "decide", "plan", "watch", "none"]
    """Which span of the level it takes; "none" where a day was agreed, whatever the level."""
    begins: Callable[[ClockFacts], datetime | None]
    """From when it counts, or when it ends that has no span; None while it does not run."""


def _stage(facts: ClockFacts) -> datetime | None:
    # To wait for a worker stops a clock, but never that of a life in danger.
    waits = facts.paused_at is not None and not endangers_life(facts.level)
    return None if waits else facts.counts_since


TABLE = (
    _Row(
        StageClock.CONTACT,
        frozenset(OPEN),
        "contact",
        lambda facts: facts.opened_at if facts.first_opened_at is None else None,
    ),
    _Row(
        StageClock.ANSWER,
        frozenset(OPEN),
        "contact",
        lambda facts: facts.unanswered_since if facts.first_opened_at is not None else None,
    ),
    _Row(
        StageClock.DECIDE,
        frozenset({"received", "screened", "awaiting_worker"}),
        "decide",
        _stage,
    ),
    _Row(
        StageClock.PLAN,
        frozenset({"admissible", "investigating", "finding"}),
        "plan",
        _stage,
    ),
    _Row(
        StageClock.CONTEST,
        frozenset(OPEN),
        "decide",
        lambda facts: facts.contest_since,
    ),
    _Row(StageClock.ACTION, frozenset(OPEN), "none", lambda facts: facts.action_due_at),
    _Row(StageClock.WATCH, frozenset(OPEN), "watch", lambda facts: facts.trigger_since),
)


def running_clocks(
    facts: ClockFacts, levels: Mapping[str, LevelRules], calendar: Calendar
) -> tuple[RunningClock, ...]:
    """All that run, the one that ends first before the others; none of what is no case."""
    rules = levels[facts.level]
    days = calendar.around_the_clock() if rules.around_the_clock else calendar
    spans = {
        "contact": rules.contact,
        "decide": rules.decide,
        "plan": rules.plan,
        # However grave the case: a day, as all that is very serious has.
        "watch": levels[Level.L2].contact,
        "none": Span(0, "minutes"),
    }
    found = []
    for row in TABLE if rules.contact is not None else ():
        begins, span = row.begins(facts), spans[row.span]
        if facts.state in row.states and begins is not None and span is not None:
            ends = end_of(span, begins, days) if span.amount else begins
            found.append(RunningClock(row.name, ends))
    return tuple(sorted(found, key=lambda clock: clock.due_at))
