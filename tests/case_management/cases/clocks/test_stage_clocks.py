"""Which clocks run, and until when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.cases.clocks.stage_clocks import (
    TABLE,
    ClockFacts,
    StageClock,
    running_clocks,
)
from case_management.cases.rules import CASES, ENDED, JOINED
from case_management.working_time import Calendar
from config.policy.cases.levels import LEVELS
from config.policy.policy import load_policy

POLICY = load_policy()
# A Wednesday.
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DESK = Calendar(UTC, POLICY.working_week)
UNREAD = ClockFacts("received", "L3", NOON, None, None, NOON, None)
READ = replace(UNREAD, first_opened_at=NOON + HOUR)


def due(facts: ClockFacts, calendar: Calendar = DESK) -> dict[str, timedelta]:
    """By clock how long after noon it ends."""
    clocks = running_clocks(facts, POLICY.levels, calendar)
    return {one.name: one.due_at - NOON for one in clocks}


@pytest.mark.parametrize(
    ("facts", "runs"),
    [
        (UNREAD, ["contact", "decide"]),
        (READ, ["decide"]),
        (replace(READ, state="screened"), ["decide"]),
        (replace(READ, state="awaiting_worker", paused_at=NOON), []),
        (replace(READ, state="awaiting_worker"), ["decide"]),
        (replace(READ, state="awaiting_worker", paused_at=NOON, level="L1"), ["decide"]),
        (replace(READ, state="investigating"), ["plan"]),
        (replace(READ, state="remediation"), []),
        (replace(READ, state="remediation", unanswered_since=NOON), ["answer"]),
        (replace(READ, state="remediation", action_due_at=NOON), ["action"]),
        (replace(READ, state="closed", action_due_at=NOON), []),
        (replace(READ, unanswered_since=NOON), ["answer", "decide"]),
        (replace(UNREAD, state="remediation"), ["contact"]),
        (replace(READ, level="L5"), []),
        (replace(READ, state="closed", unanswered_since=NOON), []),
    ],
)
def test_these_run(facts: ClockFacts, runs: list[str]) -> None:
    assert list(due(facts)) == runs


@pytest.mark.parametrize(
    ("level", "contact", "decide"),
    [
        ("L1", HOUR, timedelta(days=1)),
        ("L2", timedelta(days=1), timedelta(days=5)),
        ("L3", timedelta(days=5), timedelta(days=7)),
        ("L4", timedelta(days=7), timedelta(days=14)),
    ],
)
def test_each_level_has_its_own(level: str, contact: timedelta, decide: timedelta) -> None:
    assert due(replace(UNREAD, level=level)) == {"contact": contact, "decide": decide}


def test_danger_to_life_does_not_wait_for_monday_nor_for_a_feast() -> None:
    saturday = NOON + timedelta(days=3)
    facts = replace(UNREAD, level="L1", opened_at=saturday, counts_since=saturday)
    feast = replace(DESK, holidays={saturday.date()})
    assert running_clocks(facts, POLICY.levels, feast)[0].due_at == saturday + HOUR


def test_a_worker_who_waits_comes_before_a_stage_that_has_longer() -> None:
    wrote = replace(READ, unanswered_since=NOON + timedelta(days=1))
    first = running_clocks(wrote, POLICY.levels, DESK)[0]
    assert first.name is StageClock.ANSWER
    # Three working days after Thursday.
    assert first.due_at == NOON + timedelta(days=6)


def test_what_waited_for_a_worker_has_as_much_longer() -> None:
    waited = replace(READ, counts_since=NOON + timedelta(days=2))
    assert due(waited)["decide"] - due(READ)["decide"] == timedelta(days=2)


FACTS = st.builds(
    ClockFacts,
    state=st.sampled_from(CASES.states),
    level=st.sampled_from(LEVELS),
    opened_at=st.just(NOON),
    first_opened_at=st.none() | st.just(NOON),
    unanswered_since=st.none() | st.just(NOON + HOUR),
    counts_since=st.just(NOON),
    paused_at=st.none() | st.just(NOON),
)
CALENDARS = st.builds(
    Calendar,
    st.sampled_from([ZoneInfo("Asia/Dhaka"), ZoneInfo("America/New_York")]),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(
        st.integers(0, 30).map(lambda number: (NOON + timedelta(days=number)).date()), max_size=20
    ),
)


@given(FACTS, CALENDARS)
def test_clocks_stand_in_the_order_in_which_they_end(facts: ClockFacts, calendar: Calendar) -> None:
    clocks = running_clocks(facts, POLICY.levels, calendar)
    ends = [one.due_at for one in clocks]
    assert ends == sorted(ends)
    assert all(end > NOON for end in ends)
    if facts.state in (*ENDED, JOINED) or facts.level == "L5":
        assert clocks == ()


@given(FACTS, CALENDARS)
def test_a_life_in_danger_never_waits_longer(facts: ClockFacts, calendar: Calendar) -> None:
    """Whatever runs at a lesser level runs at the gravest too, and ends no later there."""
    grave = running_clocks(replace(facts, level="L1"), POLICY.levels, calendar)
    ends = {one.name: one.due_at for one in grave}
    for one in running_clocks(facts, POLICY.levels, calendar):
        assert ends[one.name] <= one.due_at


def test_each_clock_stands_in_the_table_once() -> None:
    assert [row.name for row in TABLE] == list(StageClock)
