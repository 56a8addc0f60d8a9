"""The doctor finds what is wrong, says what to do, and changes nothing."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from config.policy.policy import POLICY_FILE
from tests.support.command import execute
from tests.support.fallback import firedoor
from tests.support.house import House
from tests.support.webhook_server import prepare


@pytest.fixture
def operator(house: House) -> dict[str, str]:
    environment = prepare(house) | {"PUBLIC_WEBHOOK_URL": "http://localhost:8001"}
    (house.folder / "spool").mkdir(mode=0o700)
    return environment


def wrong(operator: dict[str, str]) -> dict[str, str]:
    """What is wrong, by name, with what to do."""
    return said(firedoor(operator, "doctor", "--json"))


def said(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """What the command said is wrong."""
    found = {
        one["name"]: one["sentence"]
        for one in json.loads(done.stdout)["findings"]
        if not one["well"]
    }
    assert done.returncode == (1 if found else 0), done.stderr
    return found


def test_a_sound_installation_is_well_in_one_line_each(operator: dict[str, str]) -> None:
    done = execute("doctor", **operator)
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert all(line.startswith("well ") for line in lines)
    names = [line.split()[1].rstrip(":") for line in lines]
    assert names[:7] == ["settings", "policy", "keys", "database", "queue", "spool", "trust"]
    assert sum(line.startswith("well   line ") for line in lines) == 2


def _no_disk(folder: Path) -> None:
    shutil.rmtree(folder / "spool")
    (folder / "spool").write_text("", "ascii")


def _no_trust(folder: Path) -> None:
    shutil.rmtree(folder / "trust")


def _open_key(folder: Path) -> None:
    (folder / "keys" / "inbox_key").chmod(0o644)


def _no_key(folder: Path) -> None:
    (folder / "keys" / "cookie_key").unlink()


def _set_aside(folder: Path) -> None:
    (folder / "spool" / "1.refused").write_bytes(b"x")


def _no_database(folder: Path) -> None:
    for path in folder.glob("firedoor.db*"):
        path.unlink()


@pytest.mark.parametrize(
    ("harm", "name", "says"),
    [
        (_no_disk, "spool", "can't be written"),
        (_set_aside, "spool", "can't be taken in"),
        (_no_trust, "trust", "firedoor organisation trust"),
        (_open_key, "keys", "chmod 0400"),
        (_no_key, "keys", "firedoor keys"),
        (_no_database, "database", "firedoor migrate"),
    ],
)
def test_each_harm_is_named_with_what_to_do(
    house: House, operator: dict[str, str], harm: Callable[[Path], None], name: str, says: str
) -> None:
    house.engine.dispose()
    harm(house.folder)
    found = wrong(operator)
    assert list(found) == [name]
    assert says in found[name]


def test_what_an_older_policy_file_says_in_vain_is_named(
    operator: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "policy.toml"
    recorded = '\n[calls.recordings.my]\nmenu = "https://sounds.example/menu.mp3"\n'
    file.write_text(POLICY_FILE.read_text("utf-8") + recorded, "utf-8")
    found = wrong(operator | {"POLICY_FILE": str(file)})
    assert list(found) == ["policy"]
    assert "RECORDINGS_DIR" in found["policy"]


@pytest.mark.parametrize("package", ["py3langid", "myanmartools"])
def test_a_model_that_can_not_be_loaded_is_named(
    operator: dict[str, str], tmp_path: Path, package: str
) -> None:
    (tmp_path / f"{package}.py").write_text("raise MemoryError", "utf-8")
    found = said(execute("doctor", "--json", **operator, PYTHONPATH=str(tmp_path)))
    assert list(found) == ["languages"]
    assert "MemoryError" in found["languages"]


def test_a_queue_that_does_not_answer_is_named(operator: dict[str, str]) -> None:
    assert list(wrong(operator | {"REDIS_URL": "redis://127.0.0.1:1"})) == ["queue"]
