"""Which kinds of actions there are, and what some of them need."""

import pytest

from case_management.buyer_actions.kinds import RECORDED, VERBS, by_verb, check_kind
from case_management.refusals import Refusal
from config.policy.policy import load_policy


def test_every_kind_that_an_alert_may_ask_for_has_its_duty() -> None:
    assert set(load_policy().buyer_actions) == set(VERBS)


def test_each_kind_is_offered_once_and_termination_last() -> None:
    offered = [kind for kinds in by_verb().values() for kind in kinds]
    assert sorted(offered) == sorted(RECORDED)
    assert by_verb()[VERBS["terminate"]][-1] == "terminate"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("terminate", "termination_without_workers"),
        ("suspend_orders", "suspension_without_consultation"),
    ],
)
def test_no_end_and_no_pause_without_a_note(kind: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        check_kind(kind, "")
    assert check_kind(kind, "The workers keep their pay until March.") == VERBS[kind]


@pytest.mark.parametrize("kind", ["acknowledge", "", "shout"])
def test_what_is_no_action_of_the_form_is_refused(kind: str) -> None:
    with pytest.raises(Refusal, match="buyer_action_unknown"):
        check_kind(kind, "x")
