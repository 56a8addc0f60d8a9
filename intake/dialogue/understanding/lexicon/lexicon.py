"""The shape of a language's lexicon: words that we understand, never words that we say."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import Step

Words = tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Words of one language, in its script and as people type it in Latin letters.

    In `topics`, `danger`, `rights`, `asks`, `unpaid`, `told` and `elsewhere` a * at either end of a
    word stands for any letters.
    """

    keywords: Mapping[Keyword, Words]
    """Commands."""
    sure_stops: Words
    """Those of STOP that also count while a person writes with the worker, because they answer
    nothing that a person asks."""
    manners: Words
    """What may stand beside STOP: thanks and please."""
    answers: Mapping[Step, Mapping[str, Words]]
    """By step and option, what people write in place of the option's digit."""
    safe: Words
    """Words for being safe; with one of `denies` beside them they say the contrary."""
    denies: Words
    """Words that deny what stands beside them; a * at the end stands for any letters."""
    same: Mapping[str, Words]
    """The same for the question whether it is the same matter."""
    numbers: Mapping[str, int]
    """Words for numbers, 0 to 12."""
    hours: Words
    """Words that may stand around hours."""
    after: Words
    """Words that begin a time without an end ("after 8")."""
    before: Words
    """Words that end one ("before 10")."""
    morning: Words
    afternoon: Words
    night: Words
    shift: Mapping[str, int]
    """By part of the day, what this language's clock adds to the hour."""
    tries: Words
    """Words of a text that only tries the line."""
    topics: Mapping[str, Words]
    """By category (docs/domain.md, Taxonomy), what speaks for it."""
    idioms: Words
    """They hold a word of danger without meaning it ("fire me")."""
    danger: Words
    """Danger to life."""
    cries: Words
    """Danger to life where they are the whole text, said once or again: "fire" alone is a cry, in
    a sentence it may be the gas bill."""
    asks: Words
    """They begin a question for information."""
    unpaid: Words
    """What is due is not paid or given: no question, however it is put."""
    rights: Mapping[str, Words]
    """By topic of the law, what a question is about."""
    told: Words
    """It was written before."""
    elsewhere: Words
    """It is about another factory."""
