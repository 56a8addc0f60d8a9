"""Floods and loops: when a number is no longer answered, and when its texts are only kept. Pure.

Everything that comes is stored, sealed, whatever these rules say. A number that texts a hundred
times an hour is no longer led through the dialogue; one that repeats itself, or sends back what
we sent, is an answering machine and gets no answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from intake.dialogue.understanding.answers import plain

HOUR = timedelta(hours=1)
SHORTEST = 12
"""Letters of a text whose repetition says something: "1" is the answer to several questions."""


@dataclass(frozen=True)
class Limits:
    """`texts` and `answers` an hour from and to one number; `same` texts in a row are a loop."""

    texts: int
    answers: int
    same: int


@dataclass(frozen=True)
class Noise:
    """What one number did since `since`: texts, our answers, and how often it said the same."""

    since: datetime | None = None
    texts: int = 0
    answers: int = 0
    repeats: int = 0
    last: bytes | None = None


def heard(noise: Noise, words: bytes | None, now: datetime) -> Noise:
    """One more text; `words` is a keyed digest of it, None where it is too short to tell."""
    if noise.since is None or not timedelta(0) <= now - noise.since < HOUR:
        noise = Noise(since=now)
    repeats = noise.repeats + 1 if words is not None and words == noise.last else 0
    return replace(noise, texts=noise.texts + 1, repeats=repeats, last=words)


def is_flood(noise: Noise, limits: Limits) -> bool:
    """Its texts are kept, and nothing else is done with them."""
    return noise.texts > limits.texts


def is_answered(noise: Noise, limits: Limits, echo: bool) -> bool:
    """Whether we may say something by ourselves."""
    return not echo and noise.answers < limits.answers and noise.repeats + 1 < limits.same


def answered(noise: Noise, count: int) -> Noise:
    """We said `count` things."""
    return replace(noise, answers=noise.answers + count)


def tells(text: str) -> str | None:
    """The words of a text that is long enough for its repetition to mean something."""
    words = plain(text)
    return words if len(words) >= SHORTEST else None


def is_echo(text: str, own: Iterable[str]) -> bool:
    """Whether `text` has one of our own texts in it (`own`: from `pieces`)."""
    words = plain(text)
    return any(piece in words for piece in own)


def pieces(templates: Iterable[str]) -> frozenset[str]:
    """The longest part without placeholder of each of our texts, where it is long enough."""
    longest = (max(map(plain, _literals(template)), key=len) for template in templates)
    return frozenset(piece for piece in longest if len(piece) >= 2 * SHORTEST)


def _literals(template: str) -> list[str]:
    return [part.partition("}")[2] if "}" in part else part for part in template.split("{")]
