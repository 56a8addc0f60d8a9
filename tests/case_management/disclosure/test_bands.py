"""A range gives nobody away: by itself, by what it leaves over, or by its difference to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.disclosure.bands import ToldBand, band, band_after
from config.policy.policy import load_policy

POLICY = load_policy()
CATEGORIES = sorted(POLICY.categories)


@pytest.mark.parametrize(
    ("count", "category", "shown"),
    [
        (None, "WAGES", "a group"),
        (4, "WAGES", "a group"),
        (5, "WAGES", "5-9"),
        (9, "UNION", "a group"),
        (10, "UNION", "10-24"),
        (24, "RETALIATION", "10-24"),
        (4000, "VIOLENCE_SEXUAL", "25+"),
    ],
)
def test_numbers_are_bands_and_few_are_a_group(
    count: int | None, category: str, shown: str
) -> None:
    assert band(count, category, POLICY) == shown


@pytest.mark.parametrize(
    ("count", "workers", "shown"),
    [(26, 30, "a group"), (25, 30, "25+"), (30, 30, "25+"), (29, 30, "a group"), (26, None, "25+")],
)
def test_a_range_that_leaves_a_few_others_is_hidden(
    count: int, workers: int | None, shown: str
) -> None:
    assert band(count, "WAGES", POLICY, workers) == shown


@pytest.mark.parametrize(
    ("told", "count", "shown"),
    [
        ((), 10, "10-24"),
        ((ToldBand("5-9", 9),), 10, "5-9"),
        ((ToldBand("5-9", 9),), 14, "10-24"),
        ((ToldBand("a group", 4),), 5, "a group"),
        ((ToldBand("a group", 4),), 9, "5-9"),
        ((ToldBand("a group", None),), 5, "5-9"),
        ((ToldBand("10-24", 24), ToldBand("10-24", 25)), 26, "10-24"),
        ((ToldBand("5-9", 9), ToldBand("25+", 30)), 10, "25+"),
        ((ToldBand("10-24", 12),), None, "a group"),
    ],
)
def test_a_range_moves_only_by_k_workers_from_whatever_was_told(
    told: tuple[ToldBand, ...], count: int | None, shown: str
) -> None:
    assert band_after(told, count, "WAGES", POLICY) == shown


@given(
    category=st.sampled_from(CATEGORIES),
    counts=st.lists(st.none() | st.integers(0, 60), min_size=2, max_size=12),
    workers=st.none() | st.integers(1, 80),
)
def test_no_release_changes_a_band_by_fewer_than_k(
    category: str, counts: list[int | None], workers: int | None
) -> None:
    """Each release against the last: where the range is another, at least k came or went."""
    least, told = POLICY.categories[category].k, list[ToldBand]()
    for count in counts:
        shown = band_after(told, count, category, POLICY, workers)
        if told and count is not None and shown != told[-1].band:
            known = [one.count for one in told if one.count is not None and one.band != shown]
            assert all(abs(one - count) >= least for one in known)
        told.append(ToldBand(shown, count))


@given(
    category=st.sampled_from(CATEGORIES),
    counts=st.lists(st.integers(0, 60), min_size=1, max_size=12),
    one_more=st.integers(-1, 1),
)
def test_one_worker_more_or_fewer_than_last_time_is_never_seen(
    category: str, counts: list[int], one_more: int
) -> None:
    told = list[ToldBand]()
    for count in counts:
        told.append(ToldBand(band_after(told, count, category, POLICY), count))
    after = max(0, counts[-1] + one_more)
    assert band_after(told, after, category, POLICY) == told[-1].band
