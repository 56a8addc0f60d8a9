"""Detection measured on the held-out half: on a line for all languages, and on a usual line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.languages.messages import Written, written
from intake.dialogue.understanding.language import KNOWN, detect

# Who works beside whom: lines as they are run, by country. The first language is the default.
USUAL_LINES = (
    ("bn", "en"),
    ("en", "hi", "bn", "ne", "ta"),
    ("ur", "en"),
    ("ne", "en", "hi"),
    ("si", "ta", "en"),
    ("th", "my", "km", "en"),
    ("my", "en", "zh"),
    ("km", "en", "zh", "vi"),
    ("vi", "en", "zh"),
    ("id", "en"),
    ("tl", "en"),
    ("zh", "vi", "en"),
    ("es", "ht", "en"),
    ("ht", "fr", "es"),
    ("fr", "ar"),
    ("pt", "es", "ht"),
    ("ar", "en", "bn", "ur", "hi", "am"),
    ("am", "en", "ar"),
    ("tr", "ar", "ru"),
    ("uz", "ru"),
    ("ru", "uz", "en"),
)


@dataclass(frozen=True)
class Accuracy:
    """Shares of `count` messages, from 0 to 1.

    `right`: the language was told on a line for all languages. On the usual line of its country:
    `usual` was told right; `sure` so surely that no menu is sent; `surely_wrong` the opposite.
    """

    count: int
    right: float
    usual: float
    sure: float
    surely_wrong: float


def accuracy(half: str = "held_out") -> Mapping[str, Accuracy]:
    """By writing ("bn", "bn-Latn"), sorted."""
    by_writing: dict[str, list[Written]] = defaultdict(list)
    for one in written(half):
        by_writing[one.writing].append(one)
    return {writing: _measured(by_writing[writing]) for writing in sorted(by_writing)}


def _measured(messages: Sequence[Written]) -> Accuracy:
    everybody = ("en", *sorted(KNOWN - {"en"}))
    right = usual = sure = surely_wrong = 0
    for one in messages:
        right += detect(one.text, everybody, None).language == one.language
        guess = detect(one.text, usual_line(one.language), None)
        told = guess.language == one.language
        usual += told
        sure += told and guess.certain
        surely_wrong += guess.certain and not told
    count = len(messages)
    return Accuracy(count, right / count, usual / count, sure / count, surely_wrong / count)


def usual_line(language: str) -> tuple[str, ...]:
    """The first line that begins with the language, else the first that has it."""
    first = [line for line in USUAL_LINES if line[0] == language]
    return (first or [line for line in USUAL_LINES if language in line])[0]
