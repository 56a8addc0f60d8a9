from intake.dialogue.texts.catalogs import Catalogs
from intake.terminal.play import play


def test_it_answers_line_by_line_with_the_cost(catalogs: Catalogs) -> None:
    lines = list(play(["the boss is bad\n", "1\n"], catalogs, lambda: "4821 7730 5519 2464"))
    assert lines[0] == "= SetLanguage en False, OpenReport, KeepText"
    assert "4821 7730 5519 2464" in lines[1] and lines[1].endswith("[GSM-7 122/1]")
    assert lines[-1].startswith("< What is it about?")


def test_a_bad_scene_is_said_and_the_play_goes_on(catalogs: Catalogs) -> None:
    scenes = ["!nonsense", "!later", "!later soon", "!stage closed", "!media x", "hello"]
    lines = list(play(scenes, catalogs, lambda: "4821 7730 5519 2464"))
    assert [line[0] for line in lines] == list("?????=<")
