"""`firedoor backup` as an operator types it."""

import json
from pathlib import Path

from click.testing import CliRunner

from app.backup.history import read_history
from app.cli.upkeep.backup import backup
from app.installation.keys import make_keys
from tests.support.house import House
from tests.support.webhook_server import prepare


def runner(house: House) -> CliRunner:
    return CliRunner(env=prepare(house))


def test_made_and_tried(house: House, tmp_path: Path) -> None:
    house.text("The fire door is locked")
    typed = runner(house)
    made = typed.invoke(backup, [str(tmp_path / "backups"), "--json"])
    assert made.exit_code == 0, made.output
    folder = json.loads(made.output)["folder"]
    tried = typed.invoke(backup, ["check", folder, "--json"])
    assert tried.exit_code == 0, tried.output
    report = json.loads(tried.output)
    assert report["faults"] == [] and report["texts"] > 0
    history = read_history(house.folder)
    assert history.made_at is not None and history.tried_at is not None


def test_options_may_stand_first(house: House, tmp_path: Path) -> None:
    made = runner(house).invoke(backup, ["--keep-days", "3", str(tmp_path / "backups")])
    assert made.exit_code == 0, made.output
    assert "files," in made.output


def test_what_is_wrong_is_no_good_drill(house: House, tmp_path: Path) -> None:
    house.text("The fire door is locked")
    typed = runner(house)
    made = typed.invoke(backup, [str(tmp_path / "backups"), "--json"])
    folder = Path(json.loads(made.output)["folder"])
    (folder / "manifest.json").unlink()
    tried = typed.invoke(backup, ["check", str(folder)])
    assert tried.exit_code == 1 and "no whole backup" in tried.output
    assert read_history(house.folder).tried_at is None


def test_the_recovery_key_is_shown_once(tmp_path: Path) -> None:
    typed = CliRunner(env={"FIREDOOR_DATA_DIR": str(tmp_path)})
    make_keys(tmp_path / "keys")
    shown = typed.invoke(backup, ["recovery-key"])
    assert shown.exit_code == 0 and shown.output.count("Sheet ") == 3
    again = typed.invoke(backup, ["recovery-key"])
    assert again.exit_code != 0 and "Sheet" not in again.output


def test_keys_go_elsewhere(house: House, tmp_path: Path) -> None:
    typed = runner(house)
    assert typed.invoke(backup, ["recovery-key"]).exit_code == 0
    here = str(tmp_path / "backups")
    refused = typed.invoke(backup, [here, "--keys", here])
    assert refused.exit_code == 1 and "two places" in refused.output
    away = tmp_path / "away"
    # The first made a backup in this second.
    made = typed.invoke(backup, [str(tmp_path / "others"), "--keys", str(away), "--json"])
    assert made.exit_code == 0, made.output
    assert Path(json.loads(made.output)["keys"]).parent == away
