"""The outcomes that a register may begin with."""

from app.dashboard.wording.obligation_texts import OUTCOMES as WORDS
from case_management.obligations.outcomes import OUTCOMES
from case_management.obligations.rules import Measure


def test_each_has_words_and_disclosure_alone_is_wholly_with_the_contractor() -> None:
    assert set(WORDS) == set(OUTCOMES)
    steps = {one for one, (_kind, measure) in OUTCOMES.items() if measure == Measure.STEP}
    assert steps == {"product_factories", "component_factories"}
