"""A missed call is answered by one text, which depends on whether a report is open."""

from datetime import UTC, datetime, timedelta

import pytest

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.missed_call import answer_to_call

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
REPEAT = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("state", "minutes_ago", "answer"),
    [
        (State(), None, Phrase.WELCOME),
        (State(step=Step.DANGER), None, Phrase.CALLED),
        (State(step=Step.DONE), None, Phrase.CALLED),
        (State(opted_out=True), None, None),
        (State(opted_out=True, step=Step.DONE), 60, None),
        (State(), 9, None),
        (State(), 10, Phrase.WELCOME),
        (State(step=Step.PLACE), 9, None),
    ],
)
def test_a_call_is_answered_once_in_a_while(
    state: State, minutes_ago: int | None, answer: Phrase | None
) -> None:
    called_at = None if minutes_ago is None else NOW - timedelta(minutes=minutes_ago)
    assert answer_to_call(state, called_at, NOW, REPEAT) is answer
