"""Tries to find a worker in all that buyers, contractors, a panel and the public can see together.

An attack guesses in each of many random worlds; it succeeds where it is right more often than who
guesses without looking. `make disclosure` runs a thousand worlds and prints the figures.
"""

import math
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from case_management.disclosure.bands import band
from tests.journeys.disclosure.world import KINDS, POLICY, Worker, World, make_world, seen_of

WORLDS = int(os.environ.get("DISCLOSURE_WORLDS", "50"))
WITH_PAGES = 50
"""So many worlds are compared with their pages too; the others by fields, mails and numbers."""
LEAST = max(one.k for one in POLICY.categories.values())


@dataclass(frozen=True)
class Attack:
    """How often it was right, and how often chance alone is."""

    guesses: int
    right: float
    chance: float
    """Of one guess."""

    @property
    def rate(self) -> float:
        return self.right / self.guesses if self.guesses else 0.0

    @property
    def is_chance(self) -> bool:
        """Within three standard errors of it; a suite that fails by luck is run by nobody."""
        spread = 3 * math.sqrt(self.guesses * self.chance * (1 - self.chance))
        return self.right <= self.guesses * self.chance + spread


def between(worlds: Callable[[int], tuple[World, World]]) -> Attack:
    """Which of two worlds is this? Whoever sees no difference is right in half of them."""
    right = 0.0
    for seed in range(WORLDS):
        one, other = (seen_of(each, pages=seed < WITH_PAGES).bytes_ for each in worlds(seed))
        right += 0.5 if one == other else 1.0
    return Attack(WORLDS, right, 0.5)


def wrote_or_not(seed: int) -> tuple[World, World]:
    """In a month in which nobody else did: the hardest to hide. Nobody is the first of a kind."""
    world = make_world(seed, quiet_end=True)
    last = world.workers[-1]
    known = [one for one in world.workers[:-1] if one.month < world.months - 1]
    if not known:
        return world, world
    model = random.Random(seed).choice(known)
    one = replace(last, kind=model.kind, factory=model.factory)
    return world.but(last, one), world.without(last)


def this_one_or_that_one(seed: int) -> tuple[World, World]:
    """Two who differ in language, hour and number of texts, about one matter."""
    world = make_world(seed)
    one = random.Random(seed).choice(world.workers)
    other = replace(one, language="th", hour=(one.hour + 311) % 648, texts=one.texts + 3)
    return world, world.but(one, other)


def hidden_by_sums() -> Attack:
    """What is hidden on the public page: the total less what is shown, month after month.

    It guesses where one hidden number is left, in a month or between two of them; whoever only
    knows that a number is small is right once in k.
    """
    guesses = right = 0
    for seed in range(WORLDS):
        world = make_world(seed)
        left: list[tuple[frozenset[str], int, int]] = []
        for month, found in enumerate(seen_of(world, written=False).figures):
            total = found.flow["cases"]
            hidden = frozenset(kind for kind, one in found.categories.items() if one is None)
            if total is None or not hidden:
                continue
            shown = sum(one for one in found.categories.values() if one is not None)
            left.append((hidden, total - shown, month))
        for at, (hidden, rest, month) in enumerate(left):
            candidates = [(hidden, rest)]
            candidates += [(hidden - before, rest - other) for before, other, _ in left[:at]]
            for kinds, number in candidates:
                if len(kinds) == 1 and 0 < number < LEAST:
                    guesses += 1
                    right += _count(world, next(iter(kinds)), month) == number
    return Attack(guesses, right, 1 / LEAST)


def _count(world: World, kind: str, month: int) -> int:
    return sum(one.kind == kind and one.month <= month for one in world.workers)


def one_more_by_bands() -> Attack:
    """That exactly one worker came between two releases about one matter, from their ranges.

    It says so wherever the range became another; chance is how often one did come between any two
    releases.
    """
    guesses = right = ones = steps = 0
    for seed in range(WORLDS):
        world = make_world(seed)
        before: dict[tuple[str, int], tuple[int, str]] = {}
        for month, kind, factory, shown in seen_of(world, written=False).bands:
            number = sum(
                (one.kind, one.factory) == (kind, factory) and one.month <= month
                for one in world.workers
            )
            known = before.get((kind, factory))
            if known is not None:
                steps, ones = steps + 1, ones + (number - known[0] == 1)
                if shown != known[1]:
                    guesses += 1
                    right += number - known[0] == 1
            before[kind, factory] = number, shown
    return Attack(guesses, right, ones / max(steps, 1))


ATTACKS: dict[str, Callable[[], Attack]] = {
    "did one worker write, in a month of nobody else": lambda: between(wrote_or_not),
    "which of two workers wrote": lambda: between(this_one_or_that_one),
    "a hidden number of the public page, by sums and differences": hidden_by_sums,
    "one worker more, by the ranges of two releases": one_more_by_bands,
}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_no_attack_does_better_than_chance(name: str) -> None:
    found = ATTACKS[name]()
    print(f"| {name} | {WORLDS} | {found.guesses} | {found.rate:.3f} | {found.chance:.3f} |")
    assert found.is_chance


def test_the_attacks_would_find_something() -> None:
    """Against counts as they are, the same eyes see one worker at once."""
    one = Worker(KINDS[0], 0, 1, 5, "bn", 2)
    world = World((("Works 0", 900),) * 3, tuple([one] * 30), 3)
    assert seen_of(world).bytes_ != seen_of(replace(world, workers=())).bytes_
    plain = [band(number, "WAGES", POLICY) for number in (4, 5, 9, 10, 24, 25)]
    assert plain == ["a group", "5-9", "5-9", "10-24", "10-24", "25+"]
