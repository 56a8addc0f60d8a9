"""`firedoor restore` with the keys that two sheets of paper open."""

import json
from pathlib import Path

from click.testing import CliRunner

from app.cli.upkeep.backup import backup
from app.cli.upkeep.restore import restore
from app.installation.keys import SEALING, SYMMETRIC
from tests.support.house import House
from tests.support.webhook_server import prepare


def sheets(shown: str) -> list[str]:
    parts = shown.split("Sheet ")[1:]
    return [
        " ".join(
            word for line in part.splitlines() if line.startswith("  ") for word in line.split()
        )
        for part in parts
    ]


def test_keys_and_all_are_back(house: House, tmp_path: Path) -> None:
    house.text("The fire door is locked")
    typed = CliRunner(env=prepare(house))
    words = sheets(typed.invoke(backup, ["recovery-key"]).output)
    made = json.loads(
        typed.invoke(backup, [str(tmp_path / "b"), "--keys", str(tmp_path / "k"), "--json"]).output
    )
    other = CliRunner(env={"FIREDOOR_DATA_DIR": str(tmp_path / "other"), "DATABASE_URL": ""})
    wrong = other.invoke(
        restore, [made["folder"], "--keys", made["keys"]], input=f"{words[0]}\n{words[0]}\n"
    )
    assert wrong.exit_code != 0 and not (tmp_path / "other").exists()
    done = other.invoke(
        restore, [made["folder"], "--keys", made["keys"]], input=f"{words[0]}\n{words[2]}\n"
    )
    assert done.exit_code == 0, done.output
    assert "What is left to do:\n1. " in done.output and "Keys: " not in done.output
    for name in (*SYMMETRIC, *SEALING):
        assert (tmp_path / "other" / "keys" / name).read_text() == (
            house.folder / "keys" / name
        ).read_text()
