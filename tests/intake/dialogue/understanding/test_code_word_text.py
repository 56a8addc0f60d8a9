"""Which texts may be a code word: short ones that mean nothing else."""

import pytest

from intake.dialogue.understanding.code_word_text import declines, may_be_code_word
from intake.dialogue.understanding.reading import Reading


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("mango", True),
        ("blue mango", True),
        ("blue mango tree", False),
        ("ab", False),
        ("芒果", True),
        ("আমগাছ", True),
        ("7351", True),
        ("735", False),
        ("4821 7730 5519 2464", False),
        ("x" * 24, True),
        ("x" * 25, False),
        ("STOP", False),
        ("bangla", False),
        ("yes", False),
        ("hello", False),
        ("fire!", False),
        ("ไฟไหม้", False),
        ("", False),
        ("...", False),
    ],
)
def test_the_form_of_a_code_word(text: str, may: bool) -> None:
    assert may_be_code_word(Reading(text)) is may


@pytest.mark.parametrize(
    ("text", "language", "declined"),
    [
        ("0", None, True),
        ("no", "en", True),
        ("না", "bn", True),
        ("yes", "en", False),
        ("mango", "en", False),
    ],
)
def test_who_wants_no_code_word(text: str, language: str | None, declined: bool) -> None:
    assert declines(Reading(text), language) is declined
