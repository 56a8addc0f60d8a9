"""Silence means one thing where workers were told of the line, and another where nobody was."""

from datetime import date, timedelta

import pytest

from case_management.outreach.rules import (
    WEEKS,
    OutreachCount,
    OutreachSign,
    Week,
    monday_of,
    sign,
    weeks,
)

TODAY = date(2026, 11, 22)


def test_a_week_begins_on_monday() -> None:
    assert monday_of(TODAY) == date(2026, 11, 16)
    assert monday_of(date(2026, 11, 16)) == date(2026, 11, 16)


def test_counts_fall_into_their_weeks_and_older_ones_out() -> None:
    shown = weeks(
        [
            OutreachCount(TODAY, "reached", 40),
            OutreachCount(date(2026, 11, 16), "reached", 2),
            OutreachCount(TODAY - timedelta(days=7), "reports"),
            OutreachCount(TODAY - timedelta(weeks=WEEKS), "tests"),
            OutreachCount(TODAY + timedelta(days=7), "tests"),
        ],
        TODAY,
    )
    assert len(shown) == WEEKS
    assert (shown[-1].reached, shown[-2].reports) == (42, 1)
    assert not any(week.tests for week in shown)


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (Week(TODAY), OutreachSign.UNREACHED),
        (Week(TODAY, reached=1), OutreachSign.UNTRIED),
        (Week(TODAY, reached=1, tests=1), OutreachSign.SILENT),
        (Week(TODAY, tests=1, reports=1), OutreachSign.HEARD),
    ],
)
def test_the_most_that_happened_decides(week: Week, told: OutreachSign) -> None:
    assert sign([Week(TODAY), week]) == told
