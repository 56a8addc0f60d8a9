"""What a text says: a code, a command, an option of the open question, or just words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from config.start_codes import is_start_code
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.understanding.hours import hours_in
from intake.dialogue.understanding.lexicon import CARRIER_WORDS, LEXICONS, Keyword, Lexicon
from intake.dialogue.understanding.normalise import ascii_digits, is_unspaced, plain, same
from intake.dialogue.understanding.topics import suggest

__all__ = [
    "Answer", "ascii_digits", "carrier_keyword", "command", "find_code", "is_own_answer",
    "is_try", "keyword", "plain", "read_answer", "same_matter",
]  # fmt: skip

# Spaces, hyphens, dots and invisible direction marks may stand between the digits of a code.
_GAP = r"[\s\-‐-―.·\u200b-\u200f\u202a-\u202e\u2066-\u2069]{0,3}"
_CODE = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{15}}(?!\d)")
_CLAUSE_END = re.compile(r"[,;.!?\n،؛۔؟।၊။、，。；！？፣፤።]+")
_COMMAND = re.compile(r"\s*/([a-z]+)(?:@\w+)?(?:\s+(\S+))?\s*", re.IGNORECASE)


MOST_CLAUSES = 4
"""Whoever writes more tells something, and does not only answer."""

LONGEST_NO = 3
"""Letters of a bare "no" that belongs to what stands behind it, in a script without spaces."""

EVENING = "2"
"""What a bare yes means where hours are asked for."""


@dataclass(frozen=True)
class Answer:
    """An answer to the open question; `key` names its row in the script.

    `text` is set for the key "text" (a place), `hours` (0 to 23) for the key "hours".
    """

    key: str
    text: str = ""
    hours: tuple[int, int] | None = None


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
    """The command of a bot menu ("/start", "/help@bot"), which /start may follow with its code.

    What else follows makes words of it: "/help I am locked in".
    """
    found = _COMMAND.fullmatch(text)
    name, code = (found.group(1).lower(), found.group(2)) if found else ("", None)
    if code and not (name == Keyword.START and is_start_code(code)):
        return None
    return Keyword(name) if name in set(Keyword) else None


def keyword(text: str) -> Keyword | None:
    """The command that `text` is, when it is nothing but that, in any of our languages."""
    return _KEYWORDS.get(same(text)) or command(text)


def carrier_keyword(text: str) -> Keyword | None:
    """The command that a carrier takes `text` for: its English words only."""
    word = plain(text)
    return next((meaning for meaning, words in CARRIER_WORDS.items() if word in words), None)


def is_try(text: str) -> bool:
    """Whether `text` only tries the line: nothing, digits, greetings, "test"."""
    return all(_is_try(word) for word in plain(text).split())


def _is_try(word: str) -> bool:
    if word.isdigit() or word in _TRIES:
        return True
    if not is_unspaced(word):
        return False
    for known in _UNSPACED_TRIES:
        word = word.replace(known, "")
    return not word or word.isdigit()


def same_matter(text: str, language: str | None) -> bool | None:
    """Whether she goes on with the same matter (True) or begins a new one (False)."""
    words = same(text)
    first, _, rest = words.partition(" ")
    own = _SAME.get(language or "", {})
    if first in ("1", "2") and (not rest or rest == first or own.get(rest) == first):
        return first == "1"
    key = own.get(words) or own.get(_once(words, language))
    key = key or _agreed({one.get(words) for one in _SAME.values()})
    return None if key is None else key == "1"


def read_answer(step: Step, text: str, language: str | None) -> Answer | None:
    """The answer that `text` is to the question of `step`; None when it is something else.

    Options are digits in any script ("2", "২)", "2. no") or a language's own words for them,
    those of `language` first; several that mean the same ("no, danger") are one. Any text names a
    place.
    """
    if answer := _chosen(step, text, language) or _chosen_in_clauses(step, text, language):
        return answer
    if step is Step.PLACE and same(text):
        return Answer("text", text=text.strip())
    return None


def _chosen(step: Step, text: str, language: str | None) -> Answer | None:
    if key := _option(step, same(text), language):
        return Answer(key)
    if step is Step.CONTACT and (hours := hours_in(text, language)):
        return Answer("hours", hours=hours)
    return None


def _chosen_in_clauses(step: Step, text: str, language: str | None) -> Answer | None:
    """What every clause of `text` says. "No danger" is one clause, and not "no" and "danger"."""
    clauses = [one for one in _CLAUSE_END.split(text) if same(one)]
    if is_unspaced(text) and len(clauses) == 1 and min(map(len, text.split())) > LONGEST_NO:
        # There a space is what a comma is elsewhere.
        clauses = text.split()
    found = {clause: _chosen(step, clause, language) for clause in clauses[:MOST_CLAUSES]}
    answers = {answer.key: answer for answer in found.values() if answer}
    if len(clauses) > MOST_CLAUSES or None in found.values():
        return None
    # "Yes, after 8 at night": the hours say what the yes is to.
    if answers.keys() == {EVENING, "hours"}:
        return answers["hours"]
    return next(iter(answers.values())) if len(answers) == 1 else None


def is_own_answer(state: State, text: str) -> bool:
    """Whether `text` answers what is open in a word of her very language, and so is no command.

    A person may ask her anything: a number is always an answer.
    """
    code, words = state.language or "", same(text)
    sorts = state.unsorted > 0 and words in _SAME.get(code, {})
    number = words in _NUMBERS.get(code, ())
    return sorts or number or (state.step, words) in _OPTIONS.get(code, {})


def _option(step: Step, words: str, language: str | None) -> str | None:
    first, _, rest = words.partition(" ")
    if first.isdigit() and len(first) == 1:
        # "2 no" is option 2; "1 woman fell" is not option 1, and "1 no" is not clear.
        if not rest or rest == first or _word_option(step, rest, language) == first:
            return first if first in _KEYS.get(step, ()) else None
        return None
    return _word_option(step, words, language)


def _word_option(step: Step, words: str, language: str | None) -> str | None:
    if found := _own_option(step, words, language or ""):
        return found
    key = _agreed({_own_option(step, words, code) for code in _OPTIONS})
    # "Bat" is yes in Khmer; in Creole it tells of a blow.
    return None if key is None or suggest(words, language).categories else key


def _own_option(step: Step, words: str, code: str) -> str | None:
    own = _OPTIONS.get(code, {})
    return own.get((step, words)) or own.get((step, _once(words, code)))


def _once(words: str, language: str | None) -> str:
    """One yes of several ("haan ji"), or one no; but "no danger" is not "no" and "danger"."""
    if not 0 < words.count(" ") < MOST_CLAUSES:
        return words
    parts = words.split()
    alike = any(one.issuperset(parts) for one in _YES_AND_NO.get(language or "", ()))
    return parts[0] if alike else words


def _agreed(keys: set[str | None]) -> str | None:
    """What a word means in the languages that know it, when they all mean the same."""
    keys.discard(None)
    return keys.pop() if len(keys) == 1 else None


def _all(words: Callable[[Lexicon], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(word) for one in LEXICONS.values() for word in words(one))


_KEYWORDS = {
    same(word): meaning
    for known in (*(one.keywords for one in LEXICONS.values()), CARRIER_WORDS)
    for meaning, words in known.items()
    for word in words
}
_TRIES = _all(lambda one: one.tries)
_UNSPACED_TRIES = sorted((one for one in _TRIES if is_unspaced(one)), key=len, reverse=True)
_OPTIONS = {
    code: {
        (step, same(word)): key
        for step, options in one.answers.items()
        for key, words in options.items()
        for word in words
    }
    for code, one in LEXICONS.items()
}
_SAME = {
    code: {same(word): key for key, words in one.same.items() for word in words}
    for code, one in LEXICONS.items()
}
_YES_AND_NO = {
    code: tuple(
        frozenset(map(same, one.answers[Step.DANGER][danger]))
        & frozenset(map(same, one.answers[Step.CONTACT][contact]))
        for danger, contact in (("1", "2"), ("2", "3"))
    )
    for code, one in LEXICONS.items()
}
"""Of each language the words that are a yes to whatever is asked, and those that are a no."""
_NUMBERS = {code: {same(word) for word in one.numbers} for code, one in LEXICONS.items()}
_KEYS = {
    step: {key for one in LEXICONS.values() for key in one.answers[step]} for step in QUESTION_STEPS
}
