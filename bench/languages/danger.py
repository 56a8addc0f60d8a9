"""First texts that must ring and that must not: what is missed, and what rings falsely."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bench.languages.accuracy import usual_line
from bench.languages.messages import FOLDER
from intake.dialogue.understanding.language import detect
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.topics import suggest

RING, QUIET = "ring", "quiet"


@dataclass(frozen=True)
class FirstText:
    """A text with its writing ("bn", "bn-Latn"), and whether it must wake somebody."""

    language: str
    writing: str
    must_ring: bool
    text: str

    @property
    def rings(self) -> bool:
        """Whether it does, on the usual line of a country where the language is spoken."""
        line = usual_line(self.language)
        told = detect(self.text, line, None).language
        return suggest(Reading(self.text), told, line).danger


@dataclass(frozen=True)
class Alarms:
    """Counts: `missed` of `must` texts that are danger, `false` of `quiet` ones that are not."""

    must: int
    missed: int
    quiet: int
    false: int


def first_texts(half: str) -> list[FirstText]:
    """All texts of a half of tests/languages/danger ("tuned", "held_out")."""
    return [
        FirstText(path.stem, writing, kind == RING, text)
        for path in sorted((FOLDER / "danger" / half).glob("*.tsv"))
        for kind, writing, text in (
            line.split("\t", 2) for line in path.read_text("utf-8").splitlines()
        )
    ]


def alarms(half: str = "held_out") -> Mapping[str, Alarms]:
    """By writing, sorted."""
    by_writing: dict[str, list[FirstText]] = defaultdict(list)
    for one in first_texts(half):
        by_writing[one.writing].append(one)
    return {writing: _counted(by_writing[writing]) for writing in sorted(by_writing)}


def _counted(texts: list[FirstText]) -> Alarms:
    must = [one for one in texts if one.must_ring]
    quiet = [one for one in texts if not one.must_ring]
    return Alarms(
        must=len(must),
        missed=sum(not one.rings for one in must),
        quiet=len(quiet),
        false=sum(one.rings for one in quiet),
    )
