"""The second writer of a fact is refused with both values; who saw the present one is not."""

import pytest

from case_management.cases.models import Case
from case_management.cases.seen_value import WrittenSince, has_to_be_written


def test_who_saw_what_the_case_holds_may_write() -> None:
    assert has_to_be_written(Case(reprisal_risk="some"), "reprisal_risk", "some", "high")
    assert has_to_be_written(Case(reprisal_risk=None), "reprisal_risk", "", "high")
    assert has_to_be_written(Case(reprisal_risk="some"), "reprisal_risk", None, "high")


@pytest.mark.parametrize("present", [None, "high"])
def test_who_saw_another_value_is_refused_with_both(present: str | None) -> None:
    with pytest.raises(WrittenSince) as refused:
        has_to_be_written(Case(reprisal_risk=present), "reprisal_risk", "some", "low")
    assert (refused.value.theirs, refused.value.yours) == (present or "", "low")


def test_two_who_choose_the_same_do_not_disagree() -> None:
    assert not has_to_be_written(Case(reprisal_risk="low"), "reprisal_risk", "some", "low")
    assert not has_to_be_written(Case(reprisal_risk="low"), "reprisal_risk", "low", "low")
