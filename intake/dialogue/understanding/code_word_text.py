"""A worker's code word: which texts may be one, and when two are the same. Pure.

What is texted on a small keyboard, in a hurry or in a friend's script of digits, must still be the
code word: case, blanks, punctuation, invisible marks, Latin accents and the script of digits don't
count.
"""

from enum import StrEnum

from intake.dialogue.model.state import QUESTION_STEPS, Step
from intake.dialogue.understanding.answers import read_answer
from intake.dialogue.understanding.lexicon import CARRIER_YES, LEXICONS
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import suggest

LONGEST = 24
"""Letters and digits of a code word; what is longer is a message."""
PARTS = 2
"""Words of a code word: three are the beginning of a sentence."""
LEAST = 3
"""Letters: two are what a hand types by mistake."""
LEAST_DIGITS = 4
"""Digits alone: fewer are an answer to a question, or an hour."""
LEAST_ELSEWHERE = 2
"""Outside ASCII two signs may be a whole word (Chinese, Burmese)."""

DIGIT_STEPS = tuple(step for step in QUESTION_STEPS if step is not Step.PLACE)
"""Any text is a place."""


class CodeWordMatch(StrEnum):
    """What the edge found out about a text from a worker who chose a code word.

    WRONG is only said of a text that may be a code word, while the worker is asked for it.
    """

    NONE = "none"
    RIGHT = "right"
    DURESS = "duress"
    WRONG = "wrong"


def may_be_code_word(reading: Reading) -> bool:
    """Whether a text has the form of a code word: short, and nothing that has another meaning.

    A cry for help is a message, however short it is, and in whatever language.
    """
    folded = reading.folded
    least = LEAST if folded.isascii() else LEAST_ELSEWHERE
    if not least <= len(folded) <= LONGEST or len(reading.words) > PARTS:
        return False
    if any(read_answer(step, reading, None) for step in DIGIT_STEPS):
        return False
    if folded.isdigit():
        return len(folded) >= LEAST_DIGITS and reading.worker_code is None
    meant = reading.keyword or reading.carrier_keyword or reading.named_language
    other = meant or reading.plain == CARRIER_YES or reading.is_try
    return not (other or _cries_for_help(reading))


def _cries_for_help(reading: Reading) -> bool:
    return suggest(reading, None, tuple(LEXICONS)).danger


def declines(reading: Reading, language: str | None) -> bool:
    """0 or a no: the worker wants no code word."""
    answer = read_answer(Step.CONSENT, reading, language)
    return answer is not None and answer.key in {"0", "2"}
