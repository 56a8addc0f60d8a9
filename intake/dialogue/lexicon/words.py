"""The shape of a language's lexicon: words that we understand, never words that we say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.dialogue.state import Step

Words = tuple[str, ...]


class Keyword(StrEnum):
    """A message that is only this word is a command, at every step."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    STATUS = "status"
    ERASE = "erase"
    CLEAR = "clear"
    WORD = "word"


@dataclass(frozen=True)
class Lexicon:
    """Words of one language, in its script and as people type it in Latin letters.

    `answers` maps a step and an option to what people write in its place. `hours` are words that
    may stand around two hours; `evening` and `morning` tell which half of the day. `common` are
    frequent words that tell the language. `topics` maps a category of domain.md section 4 to
    words; in `topics` and `danger` a trailing * stands for any ending. `idioms` hold a word of
    danger without meaning it ("fire me").
    """

    names: Words
    keywords: Mapping[Keyword, Words]
    answers: Mapping[Step, Mapping[str, Words]]
    hours: Words
    evening: Words
    morning: Words
    tries: Words
    common: Words
    topics: Mapping[str, Words]
    idioms: Words
    danger: Words
