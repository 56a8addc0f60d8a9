"""A backup has its name only when all of it is on the disk."""

import fcntl
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from app.backup.drill import try_backup
from app.backup.errors import BackupFailed
from app.backup.history import read_history
from app.backup.make import make_backup
from app.backup.manifest import damaged, read_manifest
from config.platform.database import transaction
from intake.reports.file_store import Files
from tests.app.backup.conftest import TEXTS, Installation
from tests.support.house import NOON
from tests.support.product import ROOT

KEEP = timedelta(days=14)


def names(target: Path) -> list[str]:
    return sorted(one.name for one in target.iterdir()) if target.exists() else []


def test_it_holds_all_and_says_when(installation: Installation) -> None:
    made = make_backup(installation.settings, installation.target, KEEP, NOON)
    assert names(installation.target) == ["firedoor-20261122T120000Z"]
    manifest = read_manifest(made.folder)
    assert manifest == made.manifest
    assert damaged(made.folder, manifest) == []
    assert manifest.missing == ()
    kinds = sorted(path.partition("/")[0] for path in manifest.files)
    database = "database.dump" if manifest.engine == "postgresql" else "database.sqlite"
    assert kinds == sorted([database, *["files"] * 2, *["keys"] * 2, "spool", *["trust"] * 3])
    assert read_history(installation.settings.firedoor_data_dir).made_at == NOON


def test_no_word_and_no_key_is_in_it(installation: Installation) -> None:
    made = make_backup(installation.settings, installation.target, KEEP, NOON)
    keys = installation.settings.keys_dir
    secret = [path.read_bytes().strip() for path in keys.iterdir() if path.suffix != ".pub"]
    for path in made.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(text.encode() in content for text in TEXTS), path
            assert not any(
                key in content or bytes.fromhex(key.decode()) in content
                for key in secret
                if len(key) == 64
            ), path
            assert path.stat().st_mode & 0o077 == 0


def test_a_session_is_in_no_backup(small: Installation) -> None:
    with transaction(small.house.engine) as session:
        session.connection().exec_driver_sql("PRAGMA foreign_keys=OFF")
        session.connection().exec_driver_sql(
            "INSERT INTO heartbeats (process, host, seen_at) VALUES ('web', 'one', '2026-11-22')"
        )
    made = make_backup(small.settings, small.target, KEEP, NOON)
    assert {made.manifest.rows[one] for one in ("sessions", "heartbeats", "leases")} == {0}
    assert made.manifest.rows["messages"] > 0


def test_a_file_that_is_gone_for_no_reason_is_named(small: Installation) -> None:
    lost = next(Files(small.settings.files_dir)._folder.rglob("*.sealed"))
    lost.unlink()
    made = make_backup(small.settings, small.target, KEEP, NOON)
    assert made.manifest.missing == (lost.name.removesuffix(".sealed"),)
    assert try_backup(small.settings, made.folder).faults == (
        "1 sealed files were missing when it was made",
    )


def test_old_ones_go_when_a_new_one_is_whole(small: Installation) -> None:
    for days in (0, 10, 15):
        made = make_backup(small.settings, small.target, KEEP, NOON + timedelta(days=days))
    assert made.removed == ("firedoor-20261122T120000Z",)
    assert names(small.target) == ["firedoor-20261202T120000Z", "firedoor-20261207T120000Z"]


def test_what_is_not_ours_is_left_alone(small: Installation) -> None:
    (small.target / "firedoor-0-notes").mkdir(parents=True)
    make_backup(small.settings, small.target, timedelta(days=1), NOON)
    assert "firedoor-0-notes" in names(small.target)


def test_killed_in_the_middle_it_leaves_nothing_that_looks_whole(
    small: Installation, tmp_path: Path
) -> None:
    """It is killed at the moment when everything but the manifest is written."""
    script = (
        "import os, signal, sys\n"
        "import app.backup.make as make\n"
        "from app.cli.__main__ import main\n"
        "make.write_file = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.argv = ['firedoor', 'backup', sys.argv[1]]\n"
        "main()\n"
    )
    environment = {**os.environ, **small.environment, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, str(small.target)]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    left = names(small.target)
    assert len(left) == 1 and left[0].endswith(".partial")
    with pytest.raises(BackupFailed, match="no whole backup"):
        try_backup(small.settings, small.target / left[0])
    assert read_history(small.settings.firedoor_data_dir).made_at is None
    make_backup(small.settings, small.target, KEEP, NOON)
    assert names(small.target) == ["firedoor-20261122T120000Z"]


def test_on_a_full_disk_nothing_is_left(installation: Installation) -> None:
    """As on a full disk, no file may be longer than a few bytes."""
    script = (
        "import resource, signal, sys\n"
        "from app.cli.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))\n"
        "sys.argv = ['firedoor', 'backup', sys.argv[1]]\n"
        "main()\n"
    )
    environment = {**os.environ, **installation.environment, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, str(installation.target)]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("firedoor: ") and done.stderr.count("\n") == 1
    assert names(installation.target) == []


def test_two_at_once_are_one(small: Installation) -> None:
    small.target.mkdir()
    descriptor = os.open(small.target, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with pytest.raises(BackupFailed, match="another backup"):
            make_backup(small.settings, small.target, KEEP, NOON)
    finally:
        os.close(descriptor)


def test_a_text_that_comes_meanwhile_does_not_break_it(small: Installation) -> None:
    make_backup(small.settings, small.target, KEEP, NOON)
    small.house.text("Another", sender="+12025550177")
    later = make_backup(small.settings, small.target, KEEP, NOON + timedelta(seconds=1))
    assert try_backup(small.settings, later.folder).faults == ()
