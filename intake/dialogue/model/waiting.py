"""The questions of ours that can be open in front of the report's own, as one tagged union.

They lie in layers. Of one layer one question is open at a time: a new one takes the place of the
old one. A question of a lower layer number is answered first, and leaves those behind it open; the
report's own question (`State.step`) lies behind them all, but for the question of a poll, which
lies behind that one too. talk/script.py says what answers each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar, Union


class PollKind(StrEnum):
    """What a case asks its workers by text; the values stand in rows and with talks."""

    HAPPENED = "happened"
    """Whether what was promised happened, or is still so."""
    CHECK_IN = "check_in"
    """Whether all is well."""
    TODAY = "today"
    """Whether the hazard that the worker wrote about is there today."""
    TRANSFER = "transfer"
    """Whether the case may go to another organisation."""
    FINDING = "finding"
    """Whether the worker agrees with what was found."""
    CLOSED = "closed"
    """Whether the worker is content with how the case was closed."""


class SideQuestion(StrEnum):
    """Every question that is not one of the report's, in the order in which they are answered."""

    ERASE = "erase"
    CODE_WORD = "code_word"
    SECOND_CODE_WORD = "second_code_word"
    LANGUAGE = "language"
    RULES = "rules"
    MENU = "menu"
    SAME_MATTER = "same_matter"
    HAPPENED = "happened"


LAYERS = {
    SideQuestion.ERASE: 1,
    SideQuestion.CODE_WORD: 1,
    SideQuestion.SECOND_CODE_WORD: 1,
    SideQuestion.LANGUAGE: 2,
    SideQuestion.RULES: 3,
    SideQuestion.MENU: 3,
    SideQuestion.SAME_MATTER: 3,
    SideQuestion.HAPPENED: 4,
}
"""1: only the next text answers it, before any command is looked for. 2 to 4: commands come first,
and leave the question open."""
_FROM_BEHIND = sorted(set(LAYERS.values()), reverse=True)


@dataclass(frozen=True)
class AskedToErase:
    """Whether the worker really wants to be forgotten."""

    with_texts: bool = False
    """A worker code came with ERASE: what was written is meant too."""
    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.ERASE


@dataclass(frozen=True)
class AskedForCodeWord:
    """Which word shall be the code word."""

    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.CODE_WORD


@dataclass(frozen=True)
class AskedForSecondCodeWord:
    """Which word shall be the one for duress."""

    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.SECOND_CODE_WORD


@dataclass(frozen=True)
class AskedForLanguage:
    """Which language we shall write."""

    codes: tuple[str, ...]
    """Those of the menu, by digit, as it was shown."""
    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.LANGUAGE


@dataclass(frozen=True)
class AskedForRules:
    """What the worker wants to know of the law."""

    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.RULES


@dataclass(frozen=True)
class AskedForTopic:
    """The first menu, sent for before any report."""

    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.MENU


@dataclass(frozen=True)
class AskedIfSame:
    """Whether later words are about the same matter; until then they wait to be sorted."""

    texts: int = 1
    """How many wait. The edge moves just those whose turn made it grow."""
    topics: tuple[str, ...] = ()
    """What they propose: categories ("2.1")."""
    danger: bool = field(default=False)
    """Whether they tell of danger to life."""
    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.SAME_MATTER


@dataclass(frozen=True)
class AskedIfHappened:
    """What a case asks by text (docs/words.md, poll): most often whether what was promised
    happened."""

    sent_id: str = ""
    """Of the poll's question that the worker was sent last and may answer now; "" where none is."""
    kind: PollKind = PollKind.HAPPENED
    """Which question that is: its digits mean something else."""
    joins: bool = True
    """Other words belong to the report that was asked about, however late they come."""
    behind: "Waiting | None" = None
    question: ClassVar[SideQuestion] = SideQuestion.HAPPENED


Waiting = Union[  # noqa: UP007 - the classes name it before it is there
    AskedToErase,
    AskedForCodeWord,
    AskedForSecondCodeWord,
    AskedForLanguage,
    AskedForRules,
    AskedForTopic,
    AskedIfSame,
    AskedIfHappened,
]


def each(waiting: Waiting | None) -> Iterator[Waiting]:
    """All open questions, the one that is answered first in front."""
    while waiting is not None:
        yield waiting
        waiting = waiting.behind


def with_question(waiting: Waiting | None, new: Waiting) -> Waiting:
    """The questions with `new` among them, in its layer."""
    layer = LAYERS[new.question]
    others = [one for one in each(waiting) if LAYERS[one.question] != layer]
    chain = in_order([*others, new])
    assert chain is not None
    return chain


def without(waiting: Waiting | None, *questions: SideQuestion) -> Waiting | None:
    """The questions but for those."""
    return in_order([one for one in each(waiting) if one.question not in questions])


def in_order(questions: list[Waiting]) -> Waiting | None:
    """One chain of them, by layer; of a layer the first counts."""
    chain: Waiting | None = None
    for layer in _FROM_BEHIND:
        one = next((one for one in questions if LAYERS[one.question] == layer), None)
        if one is not None:
            chain = replace(one, behind=chain)
    return chain
