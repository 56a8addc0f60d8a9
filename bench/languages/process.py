"""What recognising costs a process: time for each turn, time to load, and memory."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.languages.messages import written
from intake.dialogue.engine import Said, State, turn
from intake.dialogue.language import prepare

ROOT = Path(__file__).parents[2]
LINE = ("en", "hi", "bn", "ne", "ta")

# Run in a fresh process: prints kilobytes and seconds before and after the model is loaded.
_FRESH = """
import re, time
def kilobytes():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1])
bare = kilobytes()
began = time.perf_counter()
from intake.dialogue.language import detect, prepare, statistical
detect("amader beton dey nai 2 mas", ("en",), None)
words, to_words = kilobytes(), time.perf_counter() - began
began = time.perf_counter()
statistical.load()
print(bare, words, kilobytes(), to_words, time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Cost:
    """Milliseconds of a turn; megabytes and seconds for the words, and for the model on top."""

    turn_middle: float
    turn_slow: float
    words_mb: float
    words_seconds: float
    model_mb: float
    model_seconds: float

    def __str__(self) -> str:
        return (
            f"a turn takes the engine {self.turn_middle:.2f} ms (95 % within {self.turn_slow:.2f})"
            f" · word lists: {self.words_mb:.0f} MB, {self.words_seconds:.2f} s to load, in every "
            f"process that receives · py3langid: {self.model_mb:.0f} MB more, "
            f"{self.model_seconds:.1f} s, in a process once a text needs it"
        )


def measure() -> Cost:
    """First turns of every held-out message on one line, then a fresh process."""
    messages = written("held_out")
    for one in messages:
        prepare(one.text)
    times = []
    for one in messages:
        began = time.perf_counter()
        turn(State(), Said(one.text, line_languages=LINE))
        times.append((time.perf_counter() - began) * 1000)
    done = subprocess.run(
        [sys.executable, "-c", _FRESH], cwd=ROOT, check=True, capture_output=True, text=True
    )
    bare, words, whole, to_words, to_model = map(float, done.stdout.split())
    return Cost(
        median(times), quantiles(times, n=20)[-1], (words - bare) / 1024, to_words,
        (whole - words) / 1024, to_model,
    )  # fmt: skip
