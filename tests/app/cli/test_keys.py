"""`firedoor keys` makes what is missing, and says so."""

from pathlib import Path

from click.testing import CliRunner

from app.cli.keys import keys


def test_it_says_what_it_made(tmp_path: Path) -> None:
    runner = CliRunner(env={"FIREDOOR_DATA_DIR": str(tmp_path)})
    assert "made contact_pepper" in runner.invoke(keys).output
    assert "all keys are there" in runner.invoke(keys).output
