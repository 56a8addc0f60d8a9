"""Lengths of time and ranges, as several sections of the policy have them."""

from dataclasses import dataclass
from typing import Literal, cast

from config.policy.reading.policy_table import TomlTable

Unit = Literal["minutes", "hours", "days", "working_days"]

UNITS = ("minutes", "hours", "days", "working_days")


@dataclass(frozen=True)
class Span:
    """A length of time; `working_days` and, on most levels, hours skip days off."""

    amount: int
    unit: Unit


@dataclass(frozen=True)
class Between:
    """A range: hours of the day (`upto` excluded) or days (`upto` included)."""

    start: int
    upto: int


def read_span(parent: TomlTable, key: str) -> Span:
    """Raises PolicyError with one sentence that says what to change."""
    table = parent.table(key)
    span = Span(table.whole("amount"), cast(Unit, table.text("unit", UNITS)))
    table.done()
    return span


def read_between(parent: TomlTable, key: str, most: int) -> Between:
    """A range within 0 to `most`. Raises PolicyError with one sentence that says what to change."""
    table = parent.table(key)
    between = Between(table.whole("from", 0, most), table.whole("to", 1, most))
    table.done()
    if between.start >= between.upto:
        raise parent.fail(key, "begin before it ends")
    return between
