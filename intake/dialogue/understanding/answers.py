"""What a text answers: an option of the open question, hours, a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.dialogue.understanding.hours import hours_in
from intake.dialogue.understanding.lexicon import LEXICONS
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import is_unspaced, plain, same
from intake.dialogue.understanding.topics import suggest

MOST_CLAUSES = 4
"""Whoever writes more tells something, and does not only answer."""

LONGEST_NO = 3
"""Letters of a bare "no" that belongs to what stands behind it, in a script without spaces."""

LONGEST_SHORT = 3
"""Letters of a word that is another word in too many languages ("o", "hai", "ban") to answer in
any but its own."""

UNDERSTOOD = frozenset({"yes", "no", "safe", "not safe", "unsafe", "danger"})
"""English words that answer the questions of `OWN_LANGUAGE` in every language, as whole English
phrases do ("i am safe"): no language of ours has them for anything else."""

OWN_LANGUAGE = (Step.DANGER, Step.CONSENT)
"""What is answered in the worker's own language alone: a wrong yes to these is worse than a
question asked again."""

MOST_WORDS_BETWEEN = 3
"""Words between a denial and the word for safe that it denies ("hindi po ako ligtas"); "no problem,
I am safe" denies something else."""

LONGEST_DENIAL, LONGEST_UNSPACED_DENIAL = 10, 30
"""Words, and letters in a script without spaces, of a text that only says that one is not safe."""

SAFE, NOT_SAFE = "1", "2"

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


def same_matter(reading: Reading, language: str | None) -> bool | None:
    """Whether the worker goes on with the same matter (True) or begins a new one (False)."""
    words = reading.same
    first, _, rest = words.partition(" ")
    own = _SAME.get(language or "", {})
    if first in ("1", "2") and (not rest or rest == first or own.get(rest) == first):
        return first == "1"
    key = own.get(words) or own.get(_once(words, language))
    if not key and _may_agree(words, language):
        key = _agreed({one.get(words) for one in _SAME.values()})
    return None if key is None else key == "1"


def read_answer(step: Step, reading: Reading, language: str | None) -> Answer | None:
    """The answer that a text is to the question of `step`; None when it is something else.

    Options are digits in any script ("2", "২)", "2. no") or a language's own words for them,
    those of `language` first; several that mean the same ("no, danger") are one. Any text names a
    place.
    """
    if answer := _chosen(step, reading, language) or _chosen_in_clauses(step, reading, language):
        return answer
    if step is Step.DANGER and _says_not_safe(reading, language):
        return Answer(NOT_SAFE)
    if step is Step.PLACE and reading.same:
        return Answer("text", text=reading.text.strip())
    return None


def _chosen(step: Step, reading: Reading, language: str | None) -> Answer | None:
    if key := _option(step, reading.same, language):
        return Answer(key)
    if step is Step.CONTACT and (hours := hours_in(reading, language)):
        return Answer("hours", hours=hours)
    return None


def _chosen_in_clauses(step: Step, reading: Reading, language: str | None) -> Answer | None:
    """What every clause of a text says. "No danger" is one clause, and not "no" and "danger"."""
    clauses = _clauses(reading)
    if len(clauses) > MOST_CLAUSES:
        return None
    chosen = [_chosen(step, clause, language) for clause in clauses]
    if None in chosen:
        return None
    answers = {answer.key: answer for answer in chosen if answer}
    # "Yes, after 8 at night": the hours say what the yes is to.
    if answers.keys() == {EVENING, "hours"}:
        return answers["hours"]
    return next(iter(answers.values())) if len(answers) == 1 else None


def _clauses(reading: Reading) -> tuple[Reading, ...]:
    clauses, parts = reading.clauses, reading.text.split()
    if reading.is_unspaced and len(clauses) == 1 and min(map(len, parts)) > LONGEST_NO:
        # There a space is what a comma is elsewhere.
        return tuple(map(Reading, parts))
    return clauses


def is_own_answer(state: State, reading: Reading) -> bool:
    """Whether a text answers what is open in a word of its own language, and so is no command.

    A member may ask anything: a number is always an answer.
    """
    code, words = state.language or "", reading.same
    sorts = state.same_matter is not None and words in _SAME.get(code, {})
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
    if step in OWN_LANGUAGE and language in _OPTIONS:
        return _own_option(step, words, "en") if words in UNDERSTOOD or " " in words else None
    if not _may_agree(words, language):
        return None
    key = _agreed({_own_option(step, words, code) for code in _OPTIONS})
    # "Bat" is yes in Khmer; in Creole it tells of a blow.
    return None if key is None or suggest(Reading(words), language).categories else key


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


def _may_agree(words: str, language: str | None) -> bool:
    """Whether other languages may say what it means. Without the worker's, nothing else can."""
    return language not in _OPTIONS or len(words) > LONGEST_SHORT


def _says_not_safe(reading: Reading, language: str | None) -> bool:
    """Whether a clause denies being safe, and none affirms it."""
    clauses = _clauses(reading)
    if len(clauses) > MOST_CLAUSES:
        return False
    own = {_own_option(Step.DANGER, one.same, language or "") for one in clauses}
    return SAFE not in own and any(_denies_safety(one, language) for one in clauses)


def _denies_safety(clause: Reading, language: str | None) -> bool:
    """Whether the word for safe stands in it with a denial close by, in no wording that we know."""
    known = _SAFETY.get(language or "")
    if known is None:
        return False
    if clause.is_unspaced:
        return len(clause.same) <= LONGEST_UNSPACED_DENIAL and known.denied_unspaced(clause.same)
    words = clause.words
    return len(words) <= LONGEST_DENIAL and known.denied(words)


@dataclass(frozen=True)
class _Safety:
    """What one language says for safe, as words, and what it denies with."""

    safe: tuple[tuple[str, ...], ...]
    denials: frozenset[str]
    stems: tuple[str, ...]
    """Beginnings of words that deny, whatever they end in."""

    def denied(self, words: tuple[str, ...]) -> bool:
        """Whether words for safe have a denial beside them."""
        pairs = (*map(" ".join, pairwise(words)), "")
        denials = [
            at for at, two in enumerate(zip(words, pairs, strict=True)) if self._denies(*two)
        ]
        return any(
            -MOST_WORDS_BETWEEN - 1 <= at - begin < 0 or 0 < at - end <= MOST_WORDS_BETWEEN + 1
            for begin, end in self._safe_in(words)
            for at in denials
        )

    def denied_unspaced(self, text: str) -> bool:
        """The same in a script without spaces: the denial is left when the words for safe go."""
        for safe in sorted(("".join(one) for one in self.safe), key=len, reverse=True):
            if is_unspaced(safe) and safe in text:
                rest = text.replace(safe, " ")
                return any(one in rest for one in self.denials if is_unspaced(one))
        return False

    def _denies(self, word: str, with_next: str) -> bool:
        return not self.denials.isdisjoint((word, with_next)) or word.startswith(self.stems)

    def _safe_in(self, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Where words for safe begin and end; the longest at a place counts."""
        for begin in range(len(words)):
            lengths = [len(one) for one in self.safe if words[begin : begin + len(one)] == one]
            if lengths:
                yield begin, begin + max(lengths) - 1


def _agreed(keys: set[str | None]) -> str | None:
    """What a word means in the languages that know it, when they all mean the same."""
    keys.discard(None)
    return keys.pop() if len(keys) == 1 else None


_same_once = cache(same)
"""The same words stand in many lists: a process waits for this at its start."""

_OPTIONS = {
    code: {
        (step, _same_once(word)): key
        for step, options in one.answers.items()
        for key, words in options.items()
        for word in words
    }
    for code, one in LEXICONS.items()
}
_SAME = {
    code: {_same_once(word): key for key, words in one.same.items() for word in words}
    for code, one in LEXICONS.items()
}
_YES_AND_NO = {
    code: tuple(
        frozenset(map(_same_once, one.answers[Step.DANGER][danger]))
        & frozenset(map(_same_once, one.answers[Step.CONTACT][contact]))
        for danger, contact in (("1", "2"), ("2", "3"))
    )
    for code, one in LEXICONS.items()
}
"""Of each language the words that are a yes to whatever is asked, and those that are a no."""
_SAFETY = {
    code: _Safety(
        safe=tuple(tuple(plain(word).split()) for word in one.safe),
        denials=frozenset(plain(word) for word in one.denies if not word.endswith("*")),
        stems=tuple(plain(word) for word in one.denies if word.endswith("*")),
    )
    for code, one in LEXICONS.items()
}
_NUMBERS = {code: {same(word) for word in one.numbers} for code, one in LEXICONS.items()}
_KEYS = {
    step: {key for one in LEXICONS.values() for key in one.answers[step]} for step in QUESTION_STEPS
}
