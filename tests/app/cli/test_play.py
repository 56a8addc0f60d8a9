"""The dialogue in a terminal says what the line says, in the line's languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.play import play
from config.settings import Refused


def typed(folder: Path, lines: str, *words: str) -> Result:
    return CliRunner(env={"FIREDOOR_DATA_DIR": str(folder)}).invoke(play, words, input=lines)


@pytest.mark.parametrize(
    ("line", "languages", "asked"),
    [
        ("they lock the exit at night\n", "en,bn", "Are you safe right now?"),
        ("nos encierran con llave\n", "es", "¿Se encuentra a salvo ahora?"),
        ("", "en", ""),
    ],
)
def test_what_a_worker_texts_is_answered(
    tmp_path: Path, line: str, languages: str, asked: str
) -> None:
    shown = typed(tmp_path, line, "--languages", languages)
    assert shown.exit_code == 0
    assert asked in shown.output
    assert bool(shown.output.strip()) is bool(line)


def test_a_language_without_texts_is_refused(tmp_path: Path) -> None:
    assert isinstance(typed(tmp_path, "", "--languages", "en,tlh").exception, Refused)
