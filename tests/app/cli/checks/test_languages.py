"""A language that is not whole is named with what to write."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.checks.languages import languages
from config.policy.policy import POLICY_FILE
from config.settings import Refused

LAO = '\n[[languages]]\ncode = "lo"\nname = "ລາວ"\ndirection = "ltr"\n'


def typed(folder: Path, *words: str, added: str = "") -> Result:
    policy = folder / "policy.toml"
    policy.write_text(POLICY_FILE.read_text("utf-8") + added, "utf-8")
    env = {"FIREDOOR_DATA_DIR": str(folder), "POLICY_FILE": str(policy)}
    return CliRunner(env=env).invoke(languages, words, standalone_mode=False)


def test_a_language_that_is_whole_is_well(tmp_path: Path) -> None:
    shown = typed(tmp_path, "es")
    assert shown.output.startswith("well   es  Español: ")
    assert (shown.return_value, len(shown.output.splitlines())) == (0, 1)
    assert typed(tmp_path, "es", "--faults").output == ""


@pytest.mark.parametrize("part", ["catalog", "glossary", "lexicon", "name", "telling", "poster"])
def test_each_part_that_is_missing_is_named(tmp_path: Path, part: str) -> None:
    shown = typed(tmp_path, "lo", added=LAO)
    assert shown.return_value == 1
    assert f"       {part}: " in shown.output


def test_a_language_that_the_policy_has_not_is_refused(tmp_path: Path) -> None:
    refused = typed(tmp_path, "tlh").exception
    assert isinstance(refused, Refused)
    assert "tlh" in str(refused)
