"""Every state, step and rung of an obligation has its words."""

from app.dashboard.wording.obligation_texts import (
    EVENTS,
    KINDS,
    MEASURES,
    RUNGS,
    STATES,
    obligation_words,
)
from case_management.obligations.models import Obligation
from case_management.obligations.rules import (
    INDICATORS,
    LAST_RUNG,
    STEPS,
    Measure,
    ObligationKind,
)


def test_every_code_has_its_words() -> None:
    assert set(STATES) == {*STEPS.states, *INDICATORS.states}
    assert set(EVENTS) == {event for _s, event, _r in (*STEPS.table, *INDICATORS.table)}
    assert set(KINDS) == set(ObligationKind)
    assert set(MEASURES) == set(Measure)
    assert list(RUNGS) == list(range(1, LAST_RUNG + 1))


def test_what_is_owed_is_said_by_the_template_or_by_the_buyer() -> None:
    assert obligation_words(Obligation(outcome=None, title="Pay in time")) == "Pay in time"
