"""A refusal names its reason; a step that may not be taken is one."""

import pytest

from case_management.cases.rules import CASES
from case_management.refusals import Refusal, move


def test_a_refusal_has_a_code_a_status_and_the_values_of_its_sentence() -> None:
    refusal = Refusal("below_floor", 404, category="Fire", level="L1")
    assert (refusal.code, refusal.status) == ("below_floor", 404)
    assert refusal.values == {"category": "Fire", "level": "L1"}
    assert str(refusal) == "below_floor (category Fire, level L1)"
    assert (str(Refusal("no_invitation")), Refusal("no_invitation").status) == (
        "no_invitation",
        409,
    )


def test_a_step_is_taken_or_refused() -> None:
    assert move(CASES, "received", "screen", "triager") == "screened"
    for state, role in (("closed", "triager"), ("received", "buyer")):
        with pytest.raises(Refusal, match="out_of_step"):
            move(CASES, state, "screen", role)
