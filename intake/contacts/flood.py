"""Floods and loops: when a number is no longer answered, and when its texts are only kept. Pure.

Everything that comes is stored, sealed, whatever these rules say. A number that texts a hundred
times an hour is no longer led through the dialogue; one that repeats itself, or sends back what
we sent, is an answering machine and gets no answer.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from intake.dialogue.understanding.spelling.normalise import plain

HOUR = timedelta(hours=1)
SHORTEST = 12
"""Letters of a text whose repetition says something: "1" is the answer to several questions."""

START = 2 * SHORTEST
"""Letters of one of our texts that tell it from what a worker writes."""


@dataclass(frozen=True)
class FloodLimits:
    """What one number may do."""

    texts: int
    """An hour, from the number."""
    answers: int
    """An hour, to the number."""
    answers_a_day: int
    """Within 24 hours, to the number."""
    same: int
    """So many equal texts in a row are a loop."""


@dataclass(frozen=True)
class Activity:
    """What one number did within an hour."""

    since: datetime | None = None
    """When the hour began; None for a number that never wrote."""
    texts: int = 0
    answers: int = 0
    """Ours to it."""
    repeats: int = 0
    """How often in a row it repeated its last text."""
    last: bytes | None = None
    """The keyed digest of that text; None where it is too short to tell."""


def at_moment(activity: Activity, now: datetime) -> Activity:
    """The same where its hour still runs, else that of a new one."""
    runs = activity.since is not None and timedelta(0) <= now - activity.since < HOUR
    return activity if runs else Activity(since=now)


def with_text(activity: Activity, words: bytes | None, now: datetime) -> Activity:
    """One more text; `words` is a keyed digest of it, None where it is too short to tell."""
    activity = at_moment(activity, now)
    repeats = activity.repeats + 1 if words is not None and words == activity.last else 0
    return replace(activity, texts=activity.texts + 1, repeats=repeats, last=words)


def is_flood(activity: Activity, limits: FloodLimits) -> bool:
    """Its texts are kept, and nothing else is done with them."""
    return activity.texts > limits.texts


def is_answered(activity: Activity, limits: FloodLimits, echo: bool, answers_of_day: int) -> bool:
    """Whether we may say something by ourselves."""
    return not echo and why_silent(activity, limits, answers_of_day) is None


class Silence(StrEnum):
    """Why a number is not answered by the line itself."""

    ANSWERED_OFTEN = "answered-often"
    REPEATS_ITSELF = "repeats-itself"


def why_silent(activity: Activity, limits: FloodLimits, answers_of_day: int) -> Silence | None:
    """What its next texts will meet; None where they are answered."""
    if activity.answers >= limits.answers or answers_of_day >= limits.answers_a_day:
        return Silence.ANSWERED_OFTEN
    return Silence.REPEATS_ITSELF if activity.repeats + 1 >= limits.same else None


def with_answers(activity: Activity, count: int) -> Activity:
    """We said `count` things."""
    return replace(activity, answers=activity.answers + count)


def telling_words(text: str) -> str | None:
    """The words of a text that is long enough for its repetition to mean something.

    A machine that counts says the same each time: a number is a number.
    """
    words = re.sub(r"\d+", "0", plain(text))
    return words if len(words) >= SHORTEST else None


def is_echo(text: str, own: frozenset[str]) -> bool:
    """Whether `text` has one of our own texts in it (`own`: from `pieces`)."""
    words, starts = plain(text), _by_start(own)
    return any(
        words.startswith(piece, at)
        for at in range(len(words) - START + 1)
        for piece in starts.get(words[at : at + START], ())
    )


def pieces(templates: Iterable[str]) -> frozenset[str]:
    """The longest part without placeholder of each of our texts, where it is long enough."""
    longest = (max(map(plain, _literals(template)), key=len) for template in templates)
    return frozenset(piece for piece in longest if len(piece) >= START)


@cache
def _by_start(own: frozenset[str]) -> Mapping[str, Sequence[str]]:
    """A thousand pieces are not looked for one by one in every text of a worker."""
    found: dict[str, list[str]] = {}
    for piece in own:
        found.setdefault(piece[:START], []).append(piece)
    return found


def _literals(template: str) -> list[str]:
    return [part.partition("}")[2] if "}" in part else part for part in template.split("{")]
