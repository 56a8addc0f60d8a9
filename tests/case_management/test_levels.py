"""Graver is the smaller number."""

import pytest

from case_management.levels import Level, endangers_life, gravest, is_a_case, is_graver


def test_danger_to_life_is_graver_than_all_others() -> None:
    assert all(is_graver(Level.L1, other) for other in list(Level)[1:])
    assert not is_graver(Level.L2, Level.L2)
    assert not is_graver(Level.L3, Level.L2)


def test_the_gravest_of_several_is_a_level() -> None:
    assert gravest(["L4", "L2", "L3"]) is Level.L2
    with pytest.raises(ValueError, match="L9"):
        gravest(["L9"])


def test_only_l1_endangers_life_and_only_l5_is_no_case() -> None:
    assert [level for level in Level if endangers_life(level)] == [Level.L1]
    assert [level for level in Level if not is_a_case(level)] == [Level.L5]
