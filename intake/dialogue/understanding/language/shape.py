"""What a word that no list has looks like: its runs of letters beside those of the lists' words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from intake.dialogue.understanding.language.writings import writings

SMOOTHING = 0.3
RUNS = 4000
"""About how many runs of two or three letters a language has, so that none is impossible."""

OVERLAP = 1.5
"""Runs of one word overlap: together they say this much less than they would apart."""

SLIGHT = 0.05


def resemblance(word: str, script: str) -> Mapping[str, float]:
    """How likely `word` is of each language written in `script`; 0 to 1, slight ones left out."""
    runs = list(_runs(word))
    strange, known = _profiles(script)
    chances = [one * len(runs) for one in strange]
    for run in runs:
        for place, gain in known.get(run, ()):
            chances[place] += gain
    best = max(chances, default=0.0)
    weights = [math.exp((chance - best) / OVERLAP) for chance in chances]
    whole = sum(weights)
    likely: dict[str, float] = {}
    for writing, weight in zip(writings(script), weights, strict=True):
        if weight > SLIGHT * whole:
            likely[writing.language] = max(likely.get(writing.language, 0.0), weight / whole)
    return likely


_Gains = Mapping[str, Sequence[tuple[int, float]]]


@cache
def _profiles(script: str) -> tuple[Sequence[float], _Gains]:
    """Logarithms by writing: of a run that its words don't have, and what each that they have adds.

    A writing is its place in `writings(script)`.
    """
    strange: list[float] = []
    known: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, writing in enumerate(writings(script)):
        counts = Counter(run for word in writing.words for run in _runs(word))
        strange.append(math.log(SMOOTHING / (counts.total() + SMOOTHING * RUNS)))
        for run, count in counts.items():
            known[run].append((place, math.log((count + SMOOTHING) / SMOOTHING)))
    return strange, known


def _runs(word: str) -> Iterator[str]:
    edged = f"^{word}$"
    for length in (2, 3):
        yield from (edged[at : at + length] for at in range(len(edged) - length + 1))
