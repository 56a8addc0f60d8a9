from collections.abc import Iterator

import pytest

from config.policy.policy import load_policy
from intake.dialogue.texts.catalogs import Catalogs
from intake.terminal.player import Player, play
from intake.terminal.shown import Display
from intake.terminal.throwaway import throwaway_organisation


@pytest.fixture
def player(catalogs: Catalogs) -> Iterator[Player]:
    with throwaway_organisation() as organisation, organisation.line(("en",)):
        yield Player(organisation, Display(catalogs), load_policy(), lambda: "4821773055192464")


def test_it_answers_line_by_line_with_the_cost(player: Player) -> None:
    lines = list(play(["the boss is bad\n", "1\n"], player))
    assert lines[0] == "= SetLanguage en False, OpenReport, KeepText"
    assert "4821 7730 5519 2464" in lines[1] and lines[1].endswith("[GSM-7 136/1]")
    assert lines[-1].startswith("< What is it about?")


def test_a_bad_scene_is_said_and_the_play_goes_on(player: Player) -> None:
    scenes = ["!nonsense", "!later", "!later soon", "!stage closed", "!media x", "hello"]
    assert [line[0] for line in play(scenes, player)] == list("?????=<")


def test_what_is_held_goes_out_once_the_code_word_is_given(player: Player) -> None:
    list(play(["the boss is bad", "WORD", "mango", "no"], player))
    assert next(play(["!held"], player)).startswith("< ")
    assert list(play(["mango"], player))[-1] == "< (what was held)"
    assert "(what was held)" not in " ".join(play(["mango"], player))


def test_after_the_second_word_nobody_is_asked(player: Player) -> None:
    list(play(["the boss is bad", "WORD", "mango", "papaya", "papaya"], player))
    assert list(play(["!held"], player)) == []


def test_each_phone_has_a_talk_of_its_own(player: Player) -> None:
    lines = list(play(["the boss is bad", "!phone B", "!person", "!phone A", "!person"], player))
    assert [line for line in lines if line.startswith("?")] == ["? this phone has no report yet"]
