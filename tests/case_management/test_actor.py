"""Somebody with several roles may do what any of them may."""

import pytest

from case_management.actor import SYSTEM, Actor
from case_management.cases.rules import CASES
from case_management.refusals import Refusal

BOTH = Actor("a" * 32, "b" * 32, frozenset({"triager", "investigator"}))


def test_each_role_adds_its_events() -> None:
    assert "screen" in BOTH.events(CASES, "received")
    assert "start_investigation" in BOTH.events(CASES, "admissible")
    assert SYSTEM.events(CASES, "received") == ()


def test_a_move_needs_one_role_that_may() -> None:
    assert BOTH.move(CASES, "admissible", "start_investigation") == "investigating"
    with pytest.raises(Refusal, match="out_of_step"):
        SYSTEM.move(CASES, "received", "screen")
