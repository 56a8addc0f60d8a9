"""Plays tests/transcripts/*.txt and compares; FIREDOOR_UPDATE_TRANSCRIPTS=1 writes them anew.

A transcript is read like copy: "> " she says, "< " we answer, "= " is what the edge is told to
do, "!" sets the scene (see intake/dialogue/play.py), "#" is a remark.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from config.policy import load_policy
from intake.dialogue.folding import plain_of
from intake.dialogue.phrases import Catalogs
from intake.dialogue.play import Player
from intake.dialogue.rights import read_rights

TRANSCRIPTS = sorted((Path(__file__).parents[2] / "transcripts").glob("*.txt"))


def replay(script: list[str], catalogs: Catalogs) -> Iterator[str]:
    languages = next(line for line in script if line.startswith("!languages")).split()[1:]
    numbers = count(1)
    player = Player(
        catalogs, lambda: f"1000 0000 0000 {next(numbers):04d}", tuple(languages),
        plain_of(load_policy().languages), read_rights(),
    )  # fmt: skip
    for line in script:
        if line.startswith("> "):
            yield line
            yield from player.hear(line[2:])
        elif not line.startswith(("<", "=")):
            yield line
            if line.startswith("!") and not line.startswith("!languages"):
                yield from player.hear(line)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_talk_goes_as_written(path: Path, catalogs: Catalogs) -> None:
    written = path.read_text(encoding="utf-8").splitlines()
    played = list(replay(written, catalogs))
    if os.environ.get("FIREDOOR_UPDATE_TRANSCRIPTS"):
        path.write_text("\n".join(played) + "\n", encoding="utf-8")
    else:
        assert played == written


# To add a language: copy the "!" and "> " lines of these into its own files, in its words, and let
# FIREDOOR_UPDATE_TRANSCRIPTS=1 write the rest; then read it.
LANGUAGES = ("en", "bn", "es")
PATHS = (
    "free-text", "full-path", "code-other-phone", "erase", "menu", "topics-by-digit",
    "topics-by-word", "told-before", "question", "try", "voice", "second-matter", "other-place",
    "person", "hours", "rules",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_is_talked_in_every_language(language: str) -> None:
    assert {f"{language}-{path}" for path in PATHS} <= {path.stem for path in TRANSCRIPTS}
