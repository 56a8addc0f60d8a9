"""Danger to life is never lowered by one person, and rings at its times."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.cases.rules import (
    alarm_times,
    change_level,
    severity,
)
from case_management.refusals import Refusal
from config.policy.cases.levels import LEVELS
from config.policy.policy import load_policy

POLICY = load_policy()
CATEGORIES = st.sampled_from([None, *POLICY.categories.values()])
SATURDAY = datetime(2026, 11, 21, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "proposed", "danger", "level"),
    [
        ("FIRE_BUILDING", "L4", False, "L1"),
        ("WAGES", "L4", False, "L3"),
        ("WAGES", "L2", False, "L2"),
        ("WAGES", "L4", True, "L1"),
        (None, "L5", False, "L5"),
        (None, "L5", True, "L1"),
    ],
)
def test_the_gravest_of_floor_proposal_and_danger_decides(
    key: str | None, proposed: str, danger: bool, level: str
) -> None:
    category = POLICY.category(key) if key else None
    assert severity(category, proposed, danger) == level


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(Refusal):
        severity(None, "urgent", danger=False)


@given(
    current=st.sampled_from(LEVELS),
    wanted=st.sampled_from(LEVELS),
    category=CATEGORIES,
    second=st.sampled_from([None, "", "anna", "bela"]),
    reason=st.sampled_from(["", "  ", "checked on site"]),
)
def test_nobody_lowers_a_grave_level_alone_or_below_its_floor(  # type: ignore[no-untyped-def]
    current, wanted, category, second, reason
) -> None:
    try:
        level = change_level(
            current, wanted, category, member="anna", second_member=second, reason=reason
        )
    except Refusal:
        assert wanted > current  # raising is never refused
        return
    assert level == wanted
    if wanted > current:
        assert category is None or wanted <= category.floor
        if current in ("L1", "L2"):
            assert (second, reason) == ("bela", "checked on site")


def test_the_alarm_rings_at_once_at_half_and_at_the_end() -> None:
    due = SATURDAY + timedelta(hours=1)
    assert alarm_times(SATURDAY, due, POLICY) == (
        SATURDAY,
        SATURDAY + timedelta(minutes=30),
        due,
    )
