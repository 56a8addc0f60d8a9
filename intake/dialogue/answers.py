"""What a text says: a code, a command, an option of the open question, or just words."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from intake.dialogue.lexicon import CARRIER_WORDS, LEXICONS, Keyword, Lexicon
from intake.dialogue.state import QUESTION_STEPS, Step

# Spaces, hyphens, dots and invisible direction marks may stand between the digits of a code.
_GAP = r"[\s\-‐-―.·\u200b-\u200f\u202a-\u202e\u2066-\u2069]{0,3}"
_CODE = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{15}}(?!\d)")
_COMMAND = re.compile(r"^\s*/([a-z]+)(?:@\w+)?(?=\s|$)", re.IGNORECASE)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})(?:\s*[:.]\s*(\d{2}))?(?!\d)")


@dataclass(frozen=True)
class Answer:
    """An answer to the open question; `key` names its row in the script.

    `text` is set for the key "text" (a place), `hours` (0 to 23) for the key "hours".
    """

    key: str
    text: str = ""
    hours: tuple[int, int] | None = None


def ascii_digits(text: str) -> str:
    """`text` with the decimal digits of any script as 0-9; its length stays the same."""
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )


def plain(text: str) -> str:
    """Lower-case words with single spaces: no punctuation, no Latin accents, ASCII digits.

    Marks of other scripts (Bangla vowel signs) are letters' parts and stay.
    """
    spread = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    kept = (
        c if unicodedata.category(c)[0] in "LMN" else "" if unicodedata.category(c) == "Cf" else " "
        for c in spread
        if not ("\u0300" <= c <= "\u036f" or c in "\ufe0f\u20e3")
    )
    return " ".join(ascii_digits(unicodedata.normalize("NFC", "".join(kept))).split())


def find_code(text: str) -> tuple[str, str] | None:
    """A worker code in `text`: its 16 ASCII digits, and what remains; None when there is none.

    Only the form is looked at: whether the check digit is right, the edge finds out.
    """
    found = _CODE.search(ascii_digits(text))
    if not found:
        return None
    digits = "".join(c for c in found.group() if c.isdigit())
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
    return digits, rest.strip()


def command(text: str) -> Keyword | None:
    """The command of a bot menu ("/start", "/help@bot …"), whatever follows it."""
    found = _COMMAND.match(text)
    name = found.group(1).lower() if found else ""
    return Keyword(name) if name in set(Keyword) else None


def keyword(text: str) -> Keyword | None:
    """The command that `text` is, when it is nothing but that, in any of our languages."""
    return _KEYWORDS.get(plain(text)) or command(text)


def carrier_keyword(text: str) -> Keyword | None:
    """The command that a carrier takes `text` for: its English words only."""
    word = plain(text)
    return next((meaning for meaning, words in CARRIER_WORDS.items() if word in words), None)


def language_name(text: str) -> str | None:
    """The language whose name `text` is."""
    return _NAMES.get(plain(text))


def is_try(text: str) -> bool:
    """Whether `text` only tries the line: nothing, digits, greetings, "test"."""
    return all(word.isdigit() or word in _TRIES for word in plain(text).split())


def read_answer(step: Step, text: str, language: str | None) -> Answer | None:
    """The answer that `text` is to the question of `step`; None when it is something else.

    Options are digits in any script ("2", "২)", "2. no") or a language's own words for them,
    those of `language` first. Any text names a place.
    """
    words = plain(text)
    if key := _option(step, words, language):
        return Answer(key)
    if step is Step.CONTACT and (hours := _hours(text)):
        return Answer("hours", hours=hours)
    if step is Step.PLACE and words:
        return Answer("text", text=text.strip())
    return None


def _option(step: Step, words: str, language: str | None) -> str | None:
    first, _, rest = words.partition(" ")
    if first.isdigit() and len(first) == 1:
        # "2 no" is option 2; "1 woman fell" is not option 1, and "1 no" is not clear.
        if not rest or rest == first or _word_option(step, rest, language) == first:
            return first if first in _KEYS.get(step, ()) else None
        return None
    return _word_option(step, words, language)


def _word_option(step: Step, words: str, language: str | None) -> str | None:
    own = _OPTIONS.get(language or "", {}).get((step, words))
    return own or next(
        (one[step, words] for one in _OPTIONS.values() if (step, words) in one), None
    )


def _hours(text: str) -> tuple[int, int] | None:
    """Two hours with nothing but words of time around them, rounded inwards to full hours."""
    raw = ascii_digits(unicodedata.normalize("NFKC", text))
    times = [(int(hour), int(minutes or 0)) for hour, minutes in _HOUR.findall(raw)]
    around = set(plain(_HOUR.sub(" ", raw)).split())
    evening, morning = bool(around & _EVENING), bool(around & _MORNING)
    # "10 pm to 6 am" says which hour is which only by order of words: a person reads it.
    if len(times) != 2 or around - _HOUR_WORDS or (evening and morning):
        return None
    (start, start_minutes), (end, end_minutes) = times
    if (start, end) == (8, 10) and not morning:
        # The question itself offers "8-10 at night".
        evening = True
    if evening:
        start, end = start + 12 * (start < 12), end + 12 * (end <= 12)
    start += start_minutes > 0
    # "1-2" is two options, not an hour after midnight.
    if max(start, end) > 24 or max(start_minutes, end_minutes) > 59 or max(start, end) <= 3:
        return None
    return None if start % 24 == end % 24 else (start % 24, end % 24)


def _all(words: Callable[[Lexicon], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(word) for one in LEXICONS.values() for word in words(one))


_KEYWORDS = {
    plain(word): meaning
    for known in (*(one.keywords for one in LEXICONS.values()), CARRIER_WORDS)
    for meaning, words in known.items()
    for word in words
}
_NAMES = {plain(name): code for code, one in LEXICONS.items() for name in one.names}
_TRIES = _all(lambda one: one.tries)
_HOUR_WORDS = _all(lambda one: one.hours) | _all(lambda one: one.morning)
_EVENING = _all(lambda one: one.evening)
_MORNING = _all(lambda one: one.morning)
_OPTIONS = {
    code: {
        (step, plain(word)): key
        for step, options in one.answers.items()
        for key, words in options.items()
        for word in words
    }
    for code, one in LEXICONS.items()
}
_KEYS = {
    step: {key for one in LEXICONS.values() for key in one.answers[step]} for step in QUESTION_STEPS
}
