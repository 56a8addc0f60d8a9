"""The published matrix, as docs/domain.md has it."""

from itertools import pairwise

from case_management.cases.severity.harm_matrix import MATRIX, Harm, Likelihood, MatrixRow
from case_management.levels import Level


def row(harm: Harm, many: bool) -> MatrixRow:
    return next(one for one in MATRIX if (one.harm, one.many) == (harm, many))


def test_every_harm_stands_in_it_once() -> None:
    assert len({(one.harm, one.many) for one in MATRIX}) == len(MATRIX) == 2 * len(Harm)


def test_what_is_less_likely_or_less_grave_never_weighs_more() -> None:
    for one in MATRIX:
        assert list(one.levels) == list(Likelihood)
        assert list(one.levels.values()) == sorted(one.levels.values())
        assert all(row(one.harm, True).levels[at] <= one.levels[at] for at in Likelihood)
    for graver, milder in pairwise(Harm):
        for many in (True, False):
            pairs = zip(
                row(graver, many).levels.values(), row(milder, many).levels.values(), strict=True
            )
            assert all(first <= second for first, second in pairs)


def test_some_published_cells() -> None:
    assert row(Harm.SERIOUS, False).levels[Likelihood.REMOTE] == Level.L1
    assert row(Harm.SIGNIFICANT, True).levels[Likelihood.POSSIBLE] == Level.L2
    assert row(Harm.SIGNIFICANT, False).levels[Likelihood.NIL] == Level.L3
