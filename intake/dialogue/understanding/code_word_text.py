"""Her code word: which texts may be one, and when two are the same word. Pure.

What she texts on a small keyboard, in a hurry or in a friend's script of digits, must still be her
word: case, blanks, punctuation, invisible marks, Latin accents and the script of digits don't
count.
"""

import unicodedata
from enum import StrEnum

from intake.dialogue.model.state import QUESTION_STEPS, Step
from intake.dialogue.understanding.answers import (
    carrier_keyword,
    find_code,
    is_try,
    keyword,
    plain,
    read_answer,
)
from intake.dialogue.understanding.language.names import language_name
from intake.dialogue.understanding.lexicon import CARRIER_YES, LEXICONS
from intake.dialogue.understanding.normalise import few_marks
from intake.dialogue.understanding.topics import suggest

LONGEST = 24
"""Letters and digits of a word; what is longer, or has more than two parts, is a message."""
PARTS = 2
LEAST = 3
LEAST_DIGITS = 4
LEAST_ELSEWHERE = 2
"""Outside ASCII two signs may be a word."""

DIGIT_STEPS = tuple(step for step in QUESTION_STEPS if step is not Step.PLACE)
"""Any text is a place."""


class WordSeen(StrEnum):
    """What the edge found out about a text from somebody who chose a word.

    WRONG is only said of a text that may be a word, while she is asked for hers.
    """

    NONE = "none"
    RIGHT = "right"
    DURESS = "duress"
    WRONG = "wrong"


def fold(text: str) -> str:
    """What is compared: letters and digits alone, without case; "" where there are none."""
    once = unicodedata.normalize("NFKC", few_marks(text)).casefold().replace("ı", "i")
    return plain(once).replace(" ", "")


def may_be_word(text: str) -> bool:
    """Whether a text has the form of a word: short, and nothing that has another meaning.

    A cry for help is a message, however short it is, and in whatever language.
    """
    folded = fold(text)
    least = LEAST if folded.isascii() else LEAST_ELSEWHERE
    if not least <= len(folded) <= LONGEST or len(plain(text).split()) > PARTS:
        return False
    if any(read_answer(step, text, None) for step in DIGIT_STEPS):
        return False
    if folded.isdigit():
        return len(folded) >= LEAST_DIGITS and find_code(text) is None
    meant = keyword(text) or carrier_keyword(text) or language_name(text)
    return not (meant or plain(text) == CARRIER_YES or is_try(text) or _cries_for_help(text))


def _cries_for_help(text: str) -> bool:
    return suggest(text, None, tuple(LEXICONS)).danger


def declines(text: str, language: str | None) -> bool:
    """0 or a no: she wants none."""
    answer = read_answer(Step.CONSENT, text, language)
    return answer is not None and answer.key in {"0", "2"}
