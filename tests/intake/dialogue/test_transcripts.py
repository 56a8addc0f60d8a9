"""Plays tests/transcripts/*.txt and compares; FIREDOOR_UPDATE_TRANSCRIPTS=1 writes them anew.

A transcript is read like copy: "> " she says, "< " we answer, "= " is what the edge is told to
do, "!" sets the scene (see intake/dialogue/play.py), "#" is a remark.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from intake.dialogue.phrases import Catalogs
from intake.dialogue.play import Player

TRANSCRIPTS = sorted((Path(__file__).parents[2] / "transcripts").glob("*.txt"))


def replay(script: list[str], catalogs: Catalogs) -> Iterator[str]:
    languages = next(line for line in script if line.startswith("!languages")).split()[1:]
    numbers = count(1)
    player = Player(catalogs, lambda: f"1000 0000 0000 {next(numbers):04d}", tuple(languages))
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


@pytest.mark.parametrize("language", ["en", "bn", "es"])
def test_each_language_has_three_talks(language: str) -> None:
    assert sum(path.stem.startswith(language) for path in TRANSCRIPTS) >= 3
