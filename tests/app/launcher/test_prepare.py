"""What is prepared before processes are forked."""

import subprocess
import sys

from app.launcher.processes import procfile_names
from config.platform.paths import ROOT

CODE = """
import sys
from app.launcher.prepare import prepare_processes
prepare_processes()
print(*sys.modules)
"""


def test_every_process_and_every_channel_is_imported_without_any_setting() -> None:
    environment = {"PYTHONPATH": str(ROOT), "FIREDOOR_DATA_DIR": "/nowhere"}
    imported = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    wanted = [f"app.processes.{name}" for name in procfile_names()]
    wanted += ["app.dashboard.application", "app.webhooks.application", "bots.practice.server"]
    wanted += [f"bots.{name}.send" for name in ("android", "telegram", "twilio")]
    assert set(wanted) - set(imported) == set()
