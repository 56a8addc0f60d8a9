"""The messages of tests/languages and how they are split."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "tests" / "languages"
SEED = "firedoor languages 1"
HALVES = ("tuned", "held_out")


@dataclass(frozen=True)
class Written:
    """A message, its language, and how it is written ("bn", "bn-Latn", "vi-plain")."""

    language: str
    writing: str
    text: str


def written(half: str) -> list[Written]:
    """All messages of a half."""
    return [
        Written(path.stem, *line.split("\t", 1))
        for path in sorted((FOLDER / half).glob("*.tsv"))
        for line in path.read_text("utf-8").splitlines()
    ]
