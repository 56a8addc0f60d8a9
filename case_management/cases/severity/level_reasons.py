"""Why the level of a case was proposed: what the line's rules took from the workers' texts.

Pure. The texts are sealed; what stands in the clear is which kinds of grievance their words
proposed and whether somebody said to be in danger (intake/reports/report.py). No word is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from case_management.levels import UNREAD, Level, is_a_case
from config.policy.cases.categories import Category


class Ground(StrEnum):
    """What a level can be proposed by."""

    DANGER = "danger"
    """The worker's words, or the answer to "are you safe?", say danger to life."""
    WORDS = "words"
    """Words name a kind of grievance, which is never less grave than its floor."""
    PERSON = "person"
    """A member named the kind."""
    TEST = "test"
    QUESTION = "question"
    UNKNOWN = "unknown"
    """Nothing is recognised: serious until somebody has read it."""


@dataclass(frozen=True)
class LevelReason:
    """One ground, and the level that it alone would give."""

    ground: Ground
    level: Level
    category: str | None = None
    """The policy's key, where the ground is a kind of grievance."""


class Told(Protocol):
    """What is in the clear about a report."""

    @property
    def danger(self) -> bool: ...
    @property
    def test(self) -> bool: ...
    @property
    def question(self) -> bool: ...
    @property
    def proposals(self) -> tuple[str, ...]: ...


def level_reasons(
    reports: Sequence[Told], named: str | None, categories: Mapping[str, Category]
) -> list[LevelReason]:
    """The grounds of all reports of a case, the gravest first.

    `named` is the key of the category that a member named, None while nobody has.
    """
    found = [LevelReason(Ground.DANGER, Level.L1)] if any(one.danger for one in reports) else []
    if named is not None and named in categories:
        found.append(LevelReason(Ground.PERSON, Level(categories[named].floor), named))
    found += _of_words(
        (key for one in reports for key in one.proposals if key != named), categories
    )
    if all(one.test or one.question for one in reports):
        tried = any(one.test for one in reports)
        found.append(LevelReason(Ground.TEST if tried else Ground.QUESTION, Level.L5))
    if not found:
        found = [LevelReason(Ground.UNKNOWN, UNREAD)]
    return sorted(found, key=lambda one: one.level)


def proposed_level(reasons: Sequence[LevelReason]) -> Level:
    """What the grounds give together: the gravest; a case is serious until it is read."""
    gravest = reasons[0].level
    return min(gravest, UNREAD) if is_a_case(gravest) else gravest


def _of_words(keys: Iterable[str], categories: Mapping[str, Category]) -> list[LevelReason]:
    known = [key for key in dict.fromkeys(keys) if key in categories]
    return [LevelReason(Ground.WORDS, Level(categories[key].floor), key) for key in known]
