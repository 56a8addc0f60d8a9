"""What Twilio answers by itself."""

import pytest

from bots.practice.twilio.keywords import HELP_ANSWER, START_ANSWER, STOP_ANSWER, carrier_answer


@pytest.mark.parametrize(
    ("text", "opted_out", "answer", "then"),
    [
        ("stop", False, STOP_ANSWER, True),
        (" STOP ", True, None, True),
        ("start", True, START_ANSWER, False),
        ("YES", False, None, False),
        ("help", True, HELP_ANSWER, True),
        ("please stop", False, None, False),
    ],
)
def test_a_word_counts_only_as_the_whole_message(
    text: str, opted_out: bool, answer: str | None, then: bool
) -> None:
    assert carrier_answer(text, opted_out) == (answer, then)
