"""The shape of a language's lexicon: words that we understand, never words that we say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.dialogue.model.state import Step

Words = tuple[str, ...]


class Keyword(StrEnum):
    """A message that is only this word is a command, at every step."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    STATUS = "status"
    ERASE = "erase"
    CLEAR = "clear"
    MENU = "menu"
    RULES = "rules"
    WORD = "word"


RIGHTS = (
    "wages",
    "hours",
    "overtime",
    "rest",
    "safety",
    "unions",
    "pregnancy",
    "fees",
    "passports",
)
"""What a question can be about; the information service has an answer a country to each."""


@dataclass(frozen=True)
class Lexicon:
    """Words of one language, in its script and as people type it in Latin letters.

    `answers` maps a step and an option to what people write in its place. `numbers` maps number
    words to 0 to 12. `hours` are words that may stand around hours, `after` and `before` bound
    them, and `morning`, `afternoon` and `night` tell which part of the day is meant (`shift`: what
    its clock adds to the hour). `tries` are words of who only tries the line. `topics` maps a
    category of domain.md section 4 to words; in `topics`, `danger`, `rights`, `asks`, `unpaid`,
    `told` and `elsewhere` a * at either end stands for any letters. `idioms` hold a word of danger
    without meaning it ("fire me"). `asks` begin a question for information, `rights` say what it
    is about;
    `unpaid` says that what is due is not paid or given, which is no question, however it is put;
    `told` says that it was written before, `elsewhere` that it is another place.
    """

    keywords: Mapping[Keyword, Words]
    answers: Mapping[Step, Mapping[str, Words]]
    same: Mapping[str, Words]
    numbers: Mapping[str, int]
    hours: Words
    after: Words
    before: Words
    morning: Words
    afternoon: Words
    night: Words
    shift: Mapping[str, int]
    tries: Words
    topics: Mapping[str, Words]
    idioms: Words
    danger: Words
    asks: Words
    unpaid: Words
    rights: Mapping[str, Words]
    told: Words
    elsewhere: Words
