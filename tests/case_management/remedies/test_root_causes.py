"""Every cause stands in one group, and one of those that are named is the main one."""

import pytest

from case_management.refusals import Refusal
from case_management.remedies.root_causes import GROUPS, RootCause, check_causes


def test_every_cause_stands_in_one_group() -> None:
    listed = [cause for causes in GROUPS.values() for cause in causes]
    assert sorted(listed) == sorted(RootCause)


@pytest.mark.parametrize(
    ("causes", "primary", "code"),
    [
        ([], "", "causes_missing"),
        (["law_gap"], "", "primary_cause_missing"),
        (["law_gap"], "no_clause", "primary_cause_missing"),
        (["law_gap", "bad_weather"], "law_gap", "cause_unknown"),
    ],
)
def test_what_is_missing_is_said(causes: list[str], primary: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        check_causes(causes, primary)


def test_buyers_may_be_the_cause() -> None:
    check_causes(["short_lead_time", "late_change"], "short_lead_time")
