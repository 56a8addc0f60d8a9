"""The golden talks of tests/transcripts: what a worker writes, and each answer of ours.

A file is named by its language, its path and, where the worker writes it in other letters,
how: `bn-whole-latin.txt`.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from intake.dialogue.understanding.language.script_of import script_of
from intake.dialogue.understanding.spelling.normalise import ascii_digits

FOLDER = Path(__file__).parents[1] / "transcripts"
WRITINGS = ("latin", "cyrillic", "zawgyi")
CODE = "1000 0000 0000 0001"
"""The worker code of the first report of every golden talk."""

_ANSWER = re.compile(r"< (?P<text>.*) \[(?:GSM-7|UCS-2) \d+/(?P<parts>\d+)\](?: \(\d\))*")


@dataclass(frozen=True)
class Answered:
    """A worker's text with our answers to it."""

    said: str
    effects: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class GoldenTalk:
    """One file."""

    path: Path

    @property
    def name(self) -> str:
        """As the file is called, without its ending."""
        return self.path.stem

    @property
    def language(self) -> str:
        """The code of the worker's language."""
        return self.name.partition("-")[0]

    @property
    def about(self) -> str:
        """The path through the dialogue that it goes: "full-path"."""
        rest = self.name.partition("-")[2]
        first, _, writing = rest.rpartition("-")
        return first if writing in WRITINGS else rest

    @cached_property
    def turns(self) -> tuple[Answered, ...]:
        """What was said and answered, in order; scenes are left out."""
        found: list[Answered] = []
        for line in self.path.read_text(encoding="utf-8").splitlines():
            if line.startswith("> "):
                found.append(Answered(line[2:], "", ()))
            elif found and line.startswith("= "):
                found[-1] = Answered(found[-1].said, line[2:], ())
            elif found and (answer := _ANSWER.fullmatch(line)):
                last = found[-1]
                found[-1] = Answered(last.said, last.effects, (*last.answers, answer["text"]))
        return tuple(found)

    @property
    def line_languages(self) -> tuple[str, ...]:
        """The languages of the line that the worker writes to."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return tuple(next(one for one in lines if one.startswith("!languages")).split()[1:])

    @property
    def script(self) -> str | None:
        """The script that the worker writes in, by the names of its letters: "BENGALI"."""
        return script_of(" ".join(one.said for one in self.turns if one.said[:1] != "/"))[0]


def golden_talks() -> list[GoldenTalk]:
    """Every one of them, by name."""
    return [GoldenTalk(path) for path in sorted(FOLDER.glob("*.txt"))]


def with_code(text: str, code: str, golden: str = CODE) -> str:
    """`text` with another worker code in place of `golden`, in its own digits and spacing."""
    read = ascii_digits(text)
    found = re.search("[ -]*".join(golden.replace(" ", "")), read)
    if found is None:
        return text
    start, end = found.span()
    zero = ord(text[start]) - int(read[start])
    digits = iter(code.replace(" ", ""))
    own = (chr(zero + int(next(digits))) if one.isdigit() else one for one in text[start:end])
    return text[:start] + "".join(own) + text[end:]
