"""What is wrong with a language's texts: missing, too long, broken, out of order, telling too much.

The rules are those of translations/GLOSSARY.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from config.policy.lines.languages import Language
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.glossary import Glossary, forbidden_in, read_glossary
from intake.dialogue.texts.gsm7 import PlainSms, for_sms
from intake.dialogue.texts.reply_texts import ReplyText
from intake.dialogue.texts.sms_segments import Segments, measure
from intake.dialogue.texts.spoken import Spoken as Saying
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import ascii_digits

CODE = "4821 7730 5519 2464"
"""A worker code, where a text has one: it counts for the length."""

ONE_PART = frozenset({Phrase.RECEIPT, Phrase.CALLED})
MOST_PARTS = 2

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_OPTION = re.compile(r"(?<![\d-])\d(?![\d-])")
_WORDLESS = re.compile(r"(?<![\d-])\d(?![\d-])(?!\s?[^\W\d_])")
"""An option whose word does not follow it: who hardly reads looks for the digit first."""
_NUMBER = re.compile(r"(?<![\d-])\d{2,}(?![\d-])")


@dataclass(frozen=True)
class Spoken:
    """One language as it is spoken to workers: the policy's entry, its catalog, its glossary."""

    code: str
    digits: str
    plain_sms: PlainSms
    catalogs: Catalogs
    glossary: Glossary

    def has(self, phrase: StrEnum) -> bool:
        """Whether this text is translated."""
        return self.catalogs.has(phrase, self.code)

    def on_sms(self, phrase: StrEnum) -> str:
        """The text as it goes out on a channel that counts segments."""
        return for_sms(self.catalogs.render(phrase, self.code, {"code": CODE}), self.plain_sms)

    def cost(self, phrase: StrEnum) -> Segments:
        """What it costs there."""
        return measure(self.on_sms(phrase))

    def translated(self) -> int:
        """How many texts there are."""
        return sum(map(self.has, Phrase))

    def longest(self) -> tuple[Phrase, Segments] | None:
        """The text that costs most; None where there is none. A broken one costs nothing yet."""
        whole = (one for one in Phrase if self.has(one) and not _broken(self, one))
        costs = ((phrase, self.cost(phrase)) for phrase in whole)
        return max(costs, key=lambda one: (one[1].parts, one[1].units), default=None)


def spoken_as(entry: Language, catalogs: Catalogs, translations: Path) -> Spoken:
    """A language of the policy. Raises what `read_glossary` raises."""
    return Spoken(
        code=entry.code,
        digits=entry.digits,
        plain_sms=PlainSms(entry.plain_sms),
        catalogs=catalogs,
        glossary=read_glossary(translations, entry.code),
    )


@dataclass(frozen=True)
class Fault:
    """`where` is the name of a text, of another part of a language, or of a file; of an answer
    about the law its country, topic and language ("BD overtime bn")."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def faults(spoken: Spoken) -> list[Fault]:
    """Everything that is wrong with a language's texts, in the order of the texts."""
    found = [Fault(phrase.name, what) for phrase in Phrase for what in _of_text(spoken, phrase)]
    found += [
        Fault(f"on the telephone, {saying.name}", what)
        for saying in Saying
        for what in _of_text(spoken, saying)
    ]
    found += [
        Fault(f"reply template {text.name}", what)
        for text in ReplyText
        for what in _of_text(spoken, text)
    ]
    return found + [
        Fault("lexicon", f'does not take "{word}" for {meaning.name}, which the texts ask for')
        for meaning, word in spoken.glossary.says.items()
        if Reading(word).keyword is not meaning
    ]


def _of_text(spoken: Spoken, phrase: StrEnum) -> Iterator[str]:
    if not spoken.has(phrase):
        yield "missing"
        return
    if broken := _broken(spoken, phrase):
        yield broken
        return
    text = _as_written(spoken, phrase)
    if not isinstance(phrase, Saying):
        yield from _length(spoken, phrase)
    for word in forbidden_in(text, spoken.glossary.forbidden):
        yield f'holds "{word}", which tells what this line is for'
    yield from _digits(text, phrase.value, spoken.digits)


def _as_written(spoken: Spoken, phrase: StrEnum) -> str:
    """The text with its placeholders. Raises what `str.format` raises for others."""
    names = _PLACEHOLDER.findall(phrase.value)
    return spoken.catalogs.render(phrase, spoken.code, {name: f"{{{name}}}" for name in names})


def _broken(spoken: Spoken, phrase: StrEnum) -> str | None:
    """What is wrong with a text's placeholders."""
    names = _PLACEHOLDER.findall(phrase.value)
    try:
        text = _as_written(spoken, phrase)
    except (KeyError, ValueError, IndexError):
        return "has a placeholder that the English text has not"
    if _PLACEHOLDER.findall(text) != names:
        due = ", ".join(f"{{{name}}}" for name in names) or "none"
        return f"must have the placeholders {due}"
    return None


def _length(spoken: Spoken, phrase: StrEnum) -> Iterator[str]:
    limit = 1 if phrase in ONE_PART else MOST_PARTS
    cost = spoken.cost(phrase)
    if cost.parts > limit:
        yield f"too long: {cost.parts} segments ({cost.units} of {cost.encoding}), at most {limit}"


def _digits(text: str, english: str, digits: str) -> Iterator[str]:
    """Options keep their order, each before its word, and numbers their value."""
    if others := {c for c in text if c.isdecimal()} - set(digits):
        yield f"has the digits {' '.join(sorted(others))}; this language's are {digits}"
        return
    said, due = ascii_digits(text), _OPTION.findall(english)
    if [one for one in _OPTION.findall(said) if one in due] != due:
        yield f"the options must stand in the order {' '.join(due)}"
    if late := [one for one in _WORDLESS.findall(said) if one in due]:
        yield f"the digit {' '.join(late)} must stand before its word"
    if missing := set(_NUMBER.findall(english)) - set(_NUMBER.findall(said)):
        yield f"the number {' '.join(sorted(missing))} is missing"
