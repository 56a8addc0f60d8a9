"""The practice carrier is told to misbehave in ways that there are, where there is one."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.practice import AWAY, practice
from config.settings import Refused
from tests.bots.practice.running import free_port


def typed(folder: Path, *words: str, **environment: str) -> Result:
    env = {"FIREDOOR_DATA_DIR": str(folder), "PRACTICE_PORT": str(free_port())}
    return CliRunner(env=env | environment).invoke(practice, words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "say how"),
        (("--errors", "0.6", "--half-answers", "0.6"), "1 at most"),
        (("--channel", "mail", "--late", "5s"), "it has no webhooks"),
    ],
)
def test_what_is_no_way_to_misbehave(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    refused = typed(tmp_path, "misbehave", *words).exception
    assert isinstance(refused, Refused)
    assert says in str(refused)


@pytest.mark.parametrize("words", [("--late", "5h"), ("--late", "-1s"), ("--twice", "1.1")])
def test_what_is_no_time_or_share(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert typed(tmp_path, "misbehave", *words).exit_code == 2


def test_a_carrier_that_is_away_is_said(tmp_path: Path) -> None:
    shown = typed(tmp_path, "misbehave", "--late", "500ms")
    assert (shown.exit_code, AWAY in shown.output) == (1, True)
    assert typed(tmp_path, "behave").exit_code == 1
