"""What buyers do, in words."""

from app.dashboard.wording.buyer_texts import VERBS, action_words
from case_management.buyer_actions.kinds import Verb
from config.policy.policy import load_policy
from tests.support.desk import Desk


def test_every_duty_has_its_word() -> None:
    assert set(VERBS) == set(Verb)


def test_a_kind_that_the_policy_has_no_more_is_shown_as_it_was_kept(desk: Desk) -> None:
    with desk.asking("buyer", kind="affiliate"):
        assert action_words("meeting", load_policy()) == "Meet the contractor"
        assert action_words("sing", load_policy()) == "sing"
