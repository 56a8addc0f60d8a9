"""Every kind of figure has its bounds; a wage is money."""

from case_management.facts.kinds import SHAPES, FactKind


def test_every_kind_has_bounds() -> None:
    assert set(SHAPES) == set(FactKind)
    assert all(one.least < one.most for one in SHAPES.values())
    assert all(one.money for one in SHAPES.values() if one.wage)
