"""How much two lists of weighted words have in common, whatever their order and spelling."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler, Levenshtein

Weighted = Sequence[tuple[str, float]]
"""Words with what each weighs, more than 0."""

_SHORTEST = 4
"""Shorter words are the same or they are not: "ltd", "led"."""
_LEAST_ALIKE = 0.8
_GLUED_LETTERS, _GLUED_ALIKE = 6, 0.8
_VOWELS = str.maketrans("", "", "aeiouyhw")


@dataclass(frozen=True)
class SharedWords:
    """What two lists share, from 0 to 1; the weights of what neither found in the other."""

    dice: float
    """Of all words of both."""
    contained: float
    """Of the words of whichever list weighs less."""
    only_left: float
    only_right: float


def word_alike(left: str, right: str) -> float:
    """From 0 to 1; 0 for two words that are no spellings of one. Digits have no spellings."""
    if left == right:
        return 1.0
    if left.isdigit() or right.isdigit() or min(len(left), len(right)) < _SHORTEST:
        return 0.0
    alike = Levenshtein.normalized_similarity(left, right)
    if alike >= _LEAST_ALIKE:
        return alike
    bones = left.translate(_VOWELS)
    # Scripts that write no vowels, and transliterations that disagree about them.
    if len(bones) >= 3 and bones == right.translate(_VOWELS) and left[0] == right[0]:
        return 0.9
    starts = JaroWinkler.similarity(left, right)
    return alike if starts >= 0.92 and alike >= 0.7 else 0.0


def glued(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words, those together that stand as one word in `others`: "hua li da", "hualida"."""
    wanted = [other for other in others if len(other) >= _GLUED_LETTERS and other not in words]
    result, at = [], 0
    while at < len(words):
        for length in (3, 2):
            run = "".join(words[at : at + length])
            whole = at + length <= len(words)
            if whole and any(word_alike(run, other) >= _GLUED_ALIKE for other in wanted):
                break
        else:
            length, run = 1, words[at]
        result.append(run)
        at += length
    return result


def common(left: Weighted, right: Weighted) -> SharedWords:
    """Pairs each word with the likest that is still free, the likest pairs first."""
    pairs = sorted(
        (
            (alike, at, other)
            for at, (word, _) in enumerate(left)
            for other, (against, _) in enumerate(right)
            if (alike := word_alike(word, against))
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    free_left, free_right = dict(enumerate(left)), dict(enumerate(right))
    shared = 0.0
    for alike, at, other in pairs:
        if at in free_left and other in free_right:
            shared += alike * (free_left.pop(at)[1] + free_right.pop(other)[1]) / 2
    of_left, of_right = sum(weight for _, weight in left), sum(weight for _, weight in right)
    return SharedWords(
        dice=2 * shared / (of_left + of_right) if of_left + of_right else 0.0,
        contained=min(1.0, shared / min(of_left, of_right)) if of_left and of_right else 0.0,
        only_left=sum(weight for _, weight in free_left.values()),
        only_right=sum(weight for _, weight in free_right.values()),
    )
