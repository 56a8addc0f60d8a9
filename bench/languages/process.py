"""What understanding costs a process: the engine's own time for a turn, and memory."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.languages.messages import written
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import IncomingMessage
from intake.dialogue.understanding.language import KNOWN, prepare
from intake.dialogue.understanding.language.zawgyi import to_unicode
from intake.dialogue.understanding.reading import Reading

ROOT = Path(__file__).parents[2]
LINES = {"a line for 5 languages": ("en", "hi", "bn", "ne", "ta"), "for all": tuple(sorted(KNOWN))}
TALKS = {
    "first text": State(),
    "later text": State(language="en", language_chosen=True, step=Step.DONE, topics=("2.1",)),
    "answer": State(language="en", language_chosen=True, step=Step.CONTACT, topics=("2.1",)),
}
LONG = 10_000
ROUNDS = 3

# One letter, sign or word again and again: what a pattern that tries every way would die of.
REPEATED = {
    "one letter": "a",
    "a digit": "1",
    "an accent": "e\u0301",
    "combining marks": "\u0301",
    "Burmese": "\u1000\u103c\u102d",
    "Burmese vowels": "\u1031",
    "Zawgyi": "\u1031\u103b\u1019",
    "Thai": "\u0e01",
    "Chinese": "\u706b",
    "spaces": " ",
    "a digit and a space": "1 ",
    "direction marks": "\u202e",
    "emoji": "\U0001f525",
    "question marks": "?",
    "words": "locked door ",
    "a code's beginning": "4821-",
}

# Run in a fresh process: the memory (RSS, kilobytes) of a process that receives, as it grows.
_FRESH = """
import re, time
def kilobytes():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1])
python = kilobytes()
import app.webhooks.application, app.wiring.receiving
bare, began = kilobytes(), time.perf_counter()
from intake.dialogue.model.state import State
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import IncomingMessage
from intake.dialogue.talk.message import IncomingMessage
from intake.dialogue.understanding.reading import Reading
turn(State(), IncomingMessage(Reading("amader beton dey nai 2 mas")))
words, to_words = kilobytes(), time.perf_counter() - began
from intake.dialogue.understanding.language import statistical, zawgyi
began = time.perf_counter()
statistical.model()
zawgyi.zawgyi_probability("\u1000")
print(python, bare, words, kilobytes(), to_words, time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Turns:
    """The engine's own time for one kind of turn, in milliseconds."""

    name: str
    middle: float
    slow: float

    def __str__(self) -> str:
        return f"{self.name:38} {self.middle:.2f} ms, 95 % within {self.slow:.2f} ms"


@dataclass(frozen=True)
class Memory:
    """RSS in megabytes of a process that receives, and how long it loads, in seconds."""

    python: float
    bare: float
    words: float
    whole: float
    words_seconds: float
    model_seconds: float

    def __str__(self) -> str:
        return (
            f"a process that receives: {self.bare:.0f} MB (Python alone {self.python:.0f}), after "
            f"its first text {self.words:.0f} MB (+{self.words_seconds:.2f} s, once), with the "
            f"detector's models loaded {self.whole:.0f} MB (+{self.model_seconds:.1f} s, once a "
            "text needs it, before any transaction)"
        )


def turns() -> Iterator[Turns]:
    """Every held-out message, as a first text, as a later one and as an answer, on two lines."""
    texts = [one.text for one in written("held_out")]
    for text in texts:
        prepare(text)
    for line, languages in LINES.items():
        for talk, state in TALKS.items():
            times = [_milliseconds(turn, state, _message(one, languages)) for one in texts]
            yield Turns(f"{talk}, {line}", median(times), quantiles(times, n=20)[-1])


def _message(text: str, languages: tuple[str, ...]) -> IncomingMessage:
    """A new one for each turn: a reading keeps what was worked out of it."""
    return IncomingMessage(Reading(text), line_languages=languages, minutes_since_last=60)


def long_texts() -> Iterator[Turns]:
    """Texts of ten thousand characters, on the line for all languages."""
    for name, part in REPEATED.items():
        text = (part * LONG)[:LONG]
        prepare(text)
        times = [
            _milliseconds(turn, state, _message(text, LINES["for all"]))
            for state in TALKS.values()
            for _ in range(ROUNDS)
        ]
        yield Turns(f"{LONG} characters: {name}", median(times), max(times))
    times = [_milliseconds(to_unicode, "\u1031" * LONG) for _ in range(ROUNDS)]
    yield Turns(f"{LONG} characters: Zawgyi rewritten", median(times), max(times))


def memory() -> Memory:
    """Of a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", _FRESH], cwd=ROOT, check=True, capture_output=True, text=True
    )
    python, bare, words, whole, to_words, to_model = map(float, done.stdout.split())
    return Memory(python / 1024, bare / 1024, words / 1024, whole / 1024, to_words, to_model)


def _milliseconds(work: Callable[..., object], *args: object) -> float:
    began = time.perf_counter()
    work(*args)
    return (time.perf_counter() - began) * 1000
