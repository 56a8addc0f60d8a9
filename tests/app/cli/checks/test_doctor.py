"""`firedoor doctor` is a status that a monitor of servers can read."""

import json
from pathlib import Path

from click.testing import CliRunner

from app.cli.checks.doctor import doctor


def test_a_new_folder_is_not_well(tmp_path: Path) -> None:
    shown = CliRunner(env={"FIREDOOR_DATA_DIR": str(tmp_path)}).invoke(doctor, ["--json"])
    assert shown.exit_code == 1
    findings = json.loads(shown.output)["findings"]
    assert {
        key: value
        for one in findings
        if one["name"] == "database"
        for key, value in one.items()
        if key != "sentence"
    } == {"name": "database", "well": False}
