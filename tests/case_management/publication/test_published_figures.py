"""What is published shows no small number: by itself, by a sum, by its difference to the last."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.publication.published_figures import (
    FLOW,
    PublishedFigures,
    published_figures,
)
from case_management.statistics.figures import OutcomeFigures
from case_management.statistics.remedy_figures import CurrencyFigures, RemedyFigures
from case_management.statistics.share import Share
from config.policy.policy import load_policy
from tests.case_management.statistics.test_figures import CASE, of

POLICY = load_policy()
K = max(one.k for one in POLICY.categories.values())
KINDS = tuple(POLICY.categories)
NONE = Share(0, 0)


def found(counts: Sequence[int], remedied: Share = NONE, **money: int) -> OutcomeFigures:
    """Figures of so many cases of each kind, in the order of the policy."""
    places = tuple((("?", kind), count) for kind, count in zip(KINDS, counts, strict=False))
    total = sum(counts)
    sums = (money.get("minor", 0), money.get("cases", 0))
    remedies = RemedyFigures(
        (("no_records", total),), Share(0, 0), (CurrencyFigures("BDT", sums, sums, sums),)
    )
    return replace(
        of(CASE),
        flow=tuple((step, total) for step in FLOW),
        places=places,
        remedied=remedied,
        remedies=remedies,
    )


def published(*months: OutcomeFigures) -> PublishedFigures:
    last = None
    for one in months:
        last = published_figures(one, POLICY, last)
    assert last is not None
    return last


def test_large_numbers_are_shown_and_small_ones_hidden_with_another() -> None:
    shown = published(found([40, 30, 12, 3] + [20] * (len(KINDS) - 4))).categories
    assert (shown[KINDS[0]], shown[KINDS[3]], shown[KINDS[2]]) == (40, None, None)
    assert sum(number is None for number in shown.values()) == 2


@pytest.mark.parametrize(("now", "shown"), [(49, 40), (50, 50), (31, 40), (30, 30)])
def test_a_number_moves_only_by_k(now: int, shown: int) -> None:
    others = [20] * (len(KINDS) - 1)
    figures = published(found([40, *others]), found([now, *others]))
    assert figures.categories[KINDS[0]] == shown


def test_what_was_hidden_comes_into_the_open_together_and_late() -> None:
    others = [20] * (len(KINDS) - 2)
    first, second = found([3, 12, *others]), found([K + 5, 12, *others])
    assert published(first, second).categories[KINDS[0]] is None
    last = published(first, second, found([2 * K, 2 * K, *others])).categories
    assert (last[KINDS[0]], last[KINDS[1]]) == (2 * K, 2 * K)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Share(30, 60), (30, 60)),
        (Share(K - 1, 60), None),
        (Share(55, 60), None),
        (Share(0, 60), None),
        (Share(0, 0), None),
    ],
)
def test_a_share_hides_few_and_all_but_few(share: Share, shown: tuple[int, int] | None) -> None:
    assert published(found([20], share)).shares["remedied"] == shown


def test_a_share_moves_when_enough_stand_behind_both_its_parts() -> None:
    first = found([20], Share(30, 60))
    assert published(first, found([20], Share(39, 80))).shares["remedied"] == (30, 60)
    assert published(first, found([20], Share(40, 80))).shares["remedied"] == (40, 80)


def test_a_sum_moves_only_with_k_cases() -> None:
    first = found([20], minor=9000, cases=20)
    assert published(found([20], minor=9000, cases=3)).money["BDT paid"] is None
    assert published(first, found([20], minor=9500, cases=21)).money["BDT paid"] == 9000
    assert published(first, found([20], minor=19500, cases=30)).money["BDT paid"] == 19500


MONTHS = st.lists(
    st.lists(st.integers(0, 40), min_size=len(KINDS), max_size=len(KINDS)), min_size=2, max_size=6
)


@given(MONTHS)
def test_no_publication_shows_a_small_number_or_a_small_step(months: list[list[int]]) -> None:
    last: PublishedFigures | None = None
    for counts in months:
        now = published_figures(found(counts), POLICY, last)
        hidden = [kind for kind, number in now.categories.items() if number is None]
        assert len(hidden) != 1
        assert (
            not hidden
            or sum(counts[KINDS.index(one)] for one in hidden) >= K
            or all(number is None for number in now.categories.values())
        )
        for kind, number in now.categories.items():
            assert number is None or number >= K
            before = last.categories[kind] if last else None
            if number is not None and before is not None:
                assert number == before or abs(number - before) >= K
        last = now


@given(MONTHS, st.integers(0, len(KINDS) - 1))
def test_one_case_more_in_a_quiet_month_changes_nothing(months: list[list[int]], kind: int) -> None:
    last: PublishedFigures | None = None
    for counts in months:
        last = published_figures(found(counts), POLICY, last)
    again = published_figures(found(months[-1]), POLICY, last)
    one_more = [count + (at == kind) for at, count in enumerate(months[-1])]
    # What stands as it was published last, moves not by one; what moved far moves anyway.
    settled = published_figures(found(months[-1]), POLICY, again)
    after = published_figures(found(one_more), POLICY, settled)
    changed = [
        one
        for one in KINDS
        if after.categories[one] != settled.categories[one]
        and abs(one_more[KINDS.index(one)] - (settled.categories[one] or 0)) < K
    ]
    assert not [one for one in changed if settled.categories[one] is not None]
