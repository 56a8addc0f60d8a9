"""Whose turn it is: hour by hour, over midnight and over the end of the week."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.duty.rota import HOURS_A_WEEK, RotaHours, gap_hours, in_their_turn, on_now

MONDAY = datetime(2026, 11, 23)
WEEK = frozenset(range(7))
NIGHTS = RotaHours("night", WEEK, 22, 6)
DAYS = RotaHours("day", frozenset(range(5)), 6, 22)
SUNDAY = RotaHours("sunday", frozenset({6}), 20, 8)


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (MONDAY, ["night", "sunday"]),
        (MONDAY.replace(hour=5, minute=59), ["night", "sunday"]),
        (MONDAY.replace(hour=6), ["day", "sunday"]),
        (MONDAY.replace(hour=8), ["day"]),
        (MONDAY.replace(hour=22), ["night"]),
        (MONDAY + timedelta(days=5, hours=12), []),
        (MONDAY + timedelta(days=6, hours=20), ["sunday"]),
    ],
)
def test_whose_turn_it_is(at: datetime, on: list[str]) -> None:
    assert sorted(on_now([NIGHTS, DAYS, SUNDAY], at)) == sorted(on)


def test_it_goes_on_to_whose_turn_comes_soonest() -> None:
    assert in_their_turn([DAYS, NIGHTS, SUNDAY], MONDAY.replace(hour=21)) == [
        "day",
        "night",
        "sunday",
    ]


def test_the_hours_that_nobody_has() -> None:
    assert gap_hours([]) == HOURS_A_WEEK
    assert gap_hours([RotaHours("all", WEEK, 8, 8)]) == 0
    # Saturday and Sunday from six to ten in the evening.
    assert gap_hours([NIGHTS, DAYS]) == 2 * 16


HOURS = st.builds(
    RotaHours,
    st.sampled_from(["anna", "bela", "chandra"]),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 23),
    st.integers(0, 23),
)


@given(HOURS)
def test_a_turn_is_as_long_as_it_says(hours: RotaHours) -> None:
    alone = RotaHours(hours.member_id, frozenset({3}), hours.from_hour, hours.upto_hour)
    covered = [
        number for number in range(HOURS_A_WEEK) if alone.covers(MONDAY + timedelta(hours=number))
    ]
    assert covered == list(range(covered[0], covered[0] + alone.length))
    assert covered[0] == 3 * 24 + hours.from_hour


@given(st.lists(HOURS, max_size=6), st.integers(0, HOURS_A_WEEK - 1))
def test_who_is_on_now_comes_before_all_others(turns: list[RotaHours], hour: int) -> None:
    local = MONDAY + timedelta(hours=hour)
    order, now = in_their_turn(turns, local), on_now(turns, local)
    assert set(order[: len(now)]) == set(now)
    assert set(order) == {turn.member_id for turn in turns}
    assert len(order) == len(set(order))
