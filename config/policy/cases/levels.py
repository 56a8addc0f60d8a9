"""The part of the policy about severity: levels, their clocks, the working week, the alarm."""

from dataclasses import dataclass

from config.policy.reading.policy_table import TomlTable
from config.policy.reading.spans import Span, read_span

LEVELS = ("L1", "L2", "L3", "L4", "L5")
"""From the gravest; L5 is not a case and has no clock."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class LevelRules:
    """A severity and how soon a monitor has to act; the clocks are None for L5."""

    code: str
    label: str
    around_the_clock: bool
    contact: Span | None
    decide: Span | None
    plan: Span | None


def read_levels(table: TomlTable) -> dict[str, LevelRules]:
    """Every level by its code. Raises PolicyError with one sentence that says what to change."""
    levels = {code: _level(table.table(code), code) for code in LEVELS}
    table.done()
    return levels


def read_working_week(top: TomlTable) -> tuple[int, ...]:
    """The working days, 0 for Monday. Raises PolicyError."""
    days = top.items("working_week")
    if not days or not all(day in WEEKDAYS for day in days) or len(set(days)) < len(days):
        raise top.fail("working_week", f"be a list of days among {', '.join(WEEKDAYS)}")
    return tuple(sorted(WEEKDAYS.index(str(day)) for day in days))


AGAIN_MINUTES = 10
"""Where a policy of before has no `again_minutes`."""


def read_alarm(table: TomlTable) -> tuple[tuple[int, ...], int]:
    """After which parts of the contact clock, in per cent, the alarm is repeated.

    And after how many minutes danger that is said again rings again.
    """
    percent = table.rising("at_percent", 1, 100)
    again = table.whole("again_minutes", most=60) if table.has("again_minutes") else AGAIN_MINUTES
    table.done()
    return percent, again


def _level(table: TomlTable, code: str) -> LevelRules:
    clocks = ("contact", "decide", "plan")
    spans = [None if code == "L5" else read_span(table, clock) for clock in clocks]
    level = LevelRules(code, table.text("label"), table.flag("around_the_clock"), *spans)
    table.done()
    if code == "L1" and not level.around_the_clock:
        raise table.fail("around_the_clock", "be true: danger to life does not wait for Monday")
    return level
