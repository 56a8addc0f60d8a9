"""Plays tests/transcripts/*.txt and compares; FIREDOOR_UPDATE_TRANSCRIPTS=1 writes them anew.

A transcript is read like copy: "> " a worker says, "< " we answer, "= " is what the edge is told to
do, "!" sets the scene (see intake/terminal/player.py), "#" is a remark.
"""

import os
from collections.abc import Iterator

import pytest

from config.policy.policy import load_policy
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import plain_of
from intake.dialogue.texts.legal_answers import read_rights
from intake.dialogue.understanding.language.names import NAMES
from intake.terminal.player import Player
from intake.terminal.shown import Display
from intake.terminal.throwaway import ThrowawayOrganisation, throwaway_organisation
from tests.support.transcripts import GoldenTalk, golden_talks, with_code
from vault.codes import in_fours, new_code

TALKS = golden_talks()
POLICY = load_policy()


@pytest.fixture(scope="module")
def organisation() -> Iterator[ThrowawayOrganisation]:
    with throwaway_organisation() as organisation:
        yield organisation


@pytest.fixture(scope="module")
def display(catalogs: Catalogs) -> Display:
    return Display(catalogs, plain_of(POLICY.languages), read_rights())


def replay(
    script: list[str], organisation: ThrowawayOrganisation, display: Display
) -> Iterator[str]:
    """The codes of golden talks are easy to read and no real ones: they stand for those drawn."""
    languages = next(line for line in script if line.startswith("!languages")).split()[1:]
    drawn: dict[str, str] = {}

    def draw() -> str:
        code = new_code()
        drawn[f"1000 0000 0000 {len(drawn) + 1:04d}"] = in_fours(code)
        return code

    def hear(line: str) -> Iterator[str]:
        for golden, code in drawn.items():
            line = with_code(line, code, golden)
        for answer in player.hear(line):
            for golden, code in drawn.items():
                answer = answer.replace(code, golden)
            yield answer

    with organisation.line(tuple(languages)):
        player = Player(organisation, display, POLICY, draw)
        for line in script:
            if line.startswith("> "):
                yield line
                yield from hear(line[2:])
            elif not line.startswith(("<", "=")):
                yield line
                if line.startswith("!") and not line.startswith("!languages"):
                    yield from player.hear(line)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name)
def test_the_talk_goes_as_written(
    talk: GoldenTalk, organisation: ThrowawayOrganisation, display: Display
) -> None:
    written = talk.path.read_text(encoding="utf-8").splitlines()
    played = list(replay(written, organisation, display))
    if os.environ.get("FIREDOOR_UPDATE_TRANSCRIPTS"):
        talk.path.write_text("\n".join(played) + "\n", encoding="utf-8")
    else:
        assert played == written


# To add a language: copy the "!" and "> " lines of a talk into its own files, in its words, and let
# FIREDOOR_UPDATE_TRANSCRIPTS=1 write the rest; then read it.
LANGUAGES = ("en", "es", "bn", "ur", "hi")
FEWEST_SCRIPTS = 3
ROMANISED = ("bn", "hi", "ur", "ne", "ta", "si", "my", "km", "th", "ar", "am", "ru")
"""Workers type these in Latin letters too, and are told by them."""
PATHS = (
    "free-text",
    "full-path",
    "whole",
    "code-other-phone",
    "erase",
    "menu",
    "topics-by-digit",
    "topics-by-word",
    "told-before",
    "question",
    "try",
    "voice",
    "second-matter",
    "other-place",
    "person",
    "hours",
    "rules",
    "word",
    "stop-then-report",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_is_talked_in_every_language(language: str) -> None:
    assert {f"{language}-{path}" for path in PATHS} <= {talk.name for talk in TALKS}


@pytest.mark.parametrize("path", sorted({*PATHS, *(talk.about for talk in TALKS)}))
def test_every_path_is_talked_in_three_scripts(path: str) -> None:
    scripts = {talk.script for talk in TALKS if talk.about == path}
    assert len(scripts - {None}) >= FEWEST_SCRIPTS, scripts


@pytest.mark.parametrize(
    "name",
    [
        *(f"{code}-whole" for code in NAMES),
        *(f"{code}-whole-latin" for code in ROMANISED),
        "my-whole-zawgyi",
        "uz-whole-cyrillic",
    ],
)
def test_every_language_is_spoken_from_the_first_text_to_the_last(name: str) -> None:
    talk = next(one for one in TALKS if one.name == name)
    assert set(talk.line_languages) == set(NAMES)
    done = [one.effects for one in talk.turns]
    assert done[0].startswith(f"SetLanguage {talk.language} False, ")
    assert not any("SetLanguage" in one for one in done[1:])
    ends = (
        "OpenReport, KeepText",
        "SetDanger True",
        "NamePlace",
        "SetContact window 20 22",
        "SetConsent C2, CompleteReport",
        "KeepText",
        "KeepText",
        "OptOut",
    )
    assert len(done) == len(ends)
    assert all(wanted in one for wanted, one in zip(ends, done, strict=True)), done
    asked = [answer for turn in talk.turns for answer in turn.answers]
    assert len(set(asked)) == len(asked)
