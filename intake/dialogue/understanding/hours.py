"""Hours of the day as people say them: "18-20", "after 8 at night", "রাত ৮টার পর", "晚上八点以后".

Only a text of nothing but hours is read; a day ("on Friday") or any other word makes it something
that a person reads, because an hour that is understood wrongly puts somebody in danger.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from intake.dialogue.understanding.lexicon import LEXICONS, Lexicon
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import ascii_digits, is_unspaced, plain

# Among Latin letters a digit may be one, in Arabic that is typed so: "ba3d", "sa3a", "3asr".
_HOUR = re.compile(
    r"(?<![\dA-Za-z])(\d{1,2})(?:\s*[:.h]\s*([0-5]\d))?(?!\d)(?!asr|atta)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d")

LAST = 22
"""Until when "after 8 at night" reaches: the end of the quiet hours that we offer."""
EARLIEST, LATEST_START = 6, 24
"""Before 6 nobody is written to, whoever says "before 8"; after midnight no evening begins."""
SHORTEST = 2
"""Hours that an open end has at least."""

LONGEST = 60
"""Characters: whoever writes more says something else as well."""


@dataclass(frozen=True)
class _Words:
    """One language's words of time, as they are compared."""

    code: str
    fillers: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    parts: dict[str, str]
    numbers: dict[str, int]
    shift: dict[str, int]

    @cached_property
    def longest_first(self) -> tuple[tuple[str, str], ...]:
        """Every word that may stand around hours, and the letters to look for."""
        return _longest_first(self.fillers | self.after | self.before | self.parts.keys())

    @cached_property
    def numbers_longest_first(self) -> tuple[tuple[str, str], ...]:
        """The same for the words for numbers."""
        return _longest_first(self.numbers)


def _longest_first(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each with a space around it where its script has spaces."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return tuple((word, word if is_unspaced(word) else f" {word} ") for word in ordered)


def hours_in(reading: Reading, language: str | None) -> tuple[int, int] | None:
    """The hours that a text names, from 0 to 23, rounded inwards; None when it says more or less.

    A window may pass midnight. The words of `language` are tried first, then those of the others.
    """
    text = ascii_digits(reading.composed)
    if len(text) > LONGEST:
        return None
    own_first = sorted(_ALL, key=lambda one: one.code != language)
    if _NUMBER.search(text):
        clock = _clock(text)
        return next((hours for one in (*own_first, _EVERY) if (hours := _hours(clock, one))), None)
    spelled = f" {reading.plain} "
    clocks = ((_clock(_with_digits(spelled, one)), one) for one in own_first)
    return next((hours for clock, one in clocks if (hours := _hours(clock, one))), None)


@dataclass(frozen=True)
class _Clock:
    """The times of a text, as hours and minutes, and the plain words that stand around them."""

    times: tuple[tuple[int, int], ...]
    around: str


def _clock(text: str) -> _Clock:
    times = tuple((int(hour), int(minutes or 0)) for hour, minutes in _HOUR.findall(text))
    sensible = 1 <= len(times) <= 2 and all(hour <= 24 for hour, _ in times)
    return _Clock(times, plain(_HOUR.sub(" ", text))) if sensible else _Clock((), "")


def _hours(clock: _Clock, words: _Words) -> tuple[int, int] | None:
    times = clock.times
    around = _split(clock.around, words) if times else None
    if around is None:
        return None
    parts = {words.parts[word] for word in around if word in words.parts}
    # "10 pm to 6 am" says which hour is which only by order of words: a person reads it.
    if len(parts) > 1:
        return None
    part = next(iter(parts), "")
    after, before = bool(words.after & set(around)), bool(words.before & set(around))
    if len(times) == 1:
        return _open_end(times[0], part, after, before, words.shift)
    return _window(times, part, words.shift)


def _window(
    times: tuple[tuple[int, int], ...], part: str, shift: dict[str, int]
) -> tuple[int, int] | None:
    (start, start_minutes), (end, _) = times
    added = shift.get("night", 12)
    if (start, end) == (20 - added, 22 - added) and not part:
        # The question offers "8-10 at night"; "2-4" in Amharic, whose evening begins at six.
        part = "night"
    # "1-2" is two options, not an hour after midnight.
    if max(start, end) <= 3 and not part:
        return None
    midnight = end == 12 and part in ("afternoon", "night") and part not in shift
    start, end = _of_day(start, part, shift), 24 if midnight else _of_day(end, part, shift)
    start += start_minutes > 0
    return None if start % 24 == end % 24 else (start % 24, end % 24)


def _open_end(
    time: tuple[int, int], part: str, after: bool, before: bool, shift: dict[str, int]
) -> tuple[int, int] | None:
    hour, minutes = time
    # One bare number is an option or a number of something, and so is an hour without its half
    # of the day.
    if after == before or not (part or hour > 12):
        return None
    hour = _of_day(hour, part, shift)
    if after:
        hour += minutes > 0
        return (hour % 24, max(LAST, hour + SHORTEST) % 24 if hour < LATEST_START else SHORTEST)
    return (max(EARLIEST, hour - 2 * SHORTEST), hour) if hour > EARLIEST else None


def _of_day(hour: int, part: str, shift: dict[str, int]) -> int:
    """The hour of 24 that an hour of a clock's half means."""
    if part in shift:
        return (hour % 12 + shift[part]) % 24
    if part == "afternoon" and hour < 12:
        return hour + 12
    if part == "night" and 5 < hour <= 12:
        return (hour + 12) % 24
    return hour


def _with_digits(text: str, words: _Words) -> str:
    """`text` with the words for numbers as digits."""
    for word, wanted in words.numbers_longest_first:
        text = text.replace(wanted, f" {words.numbers[word]} ")
    return text


def _split(text: str, known: _Words) -> list[str] | None:
    """`text` as known words; None when something else is in it. Scripts without spaces are cut."""
    found: list[str] = []
    rest = f" {text} "
    for word, wanted in known.longest_first:
        while wanted in rest:
            rest = rest.replace(wanted, "  ", 1)
            found.append(word)
    return None if rest.strip() else found


def _words_of(code: str, lexicon: Lexicon) -> _Words:
    named = {"morning": lexicon.morning, "afternoon": lexicon.afternoon, "night": lexicon.night}
    return _Words(
        code=code,
        fillers=_plain(lexicon.hours),
        after=_plain(lexicon.after),
        before=_plain(lexicon.before),
        parts={word: part for part, words in named.items() for word in _plain(words)},
        numbers={plain(word): value for word, value in lexicon.numbers.items() if value},
        shift=dict(lexicon.shift),
    )


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(word) for word in words)


_ALL = tuple(_words_of(code, lexicon) for code, lexicon in LEXICONS.items())
# A text that mixes languages: no clock but the usual one.
_EVERY = _Words(
    code="",
    fillers=frozenset().union(*(one.fillers for one in _ALL)),
    after=frozenset(),
    before=frozenset(),
    parts={word: part for one in reversed(_ALL) for word, part in one.parts.items()},
    numbers={},
    shift={},
)
