"""Where `./firedoor run` can't start it says what to do, with status 2, and leaves nobody."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command import execute
from tests.support.product import free_ports


def start(data: Path, **ports: int) -> str:
    """What it said when it refused; everything that it had started is gone."""
    chosen = {name: str(port) for name, port in (free_ports() | ports).items()}
    ended = execute("run", FIREDOOR_DATA_DIR=str(data), **chosen)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended
    assert left_running(data) == []
    assert ended.stderr.startswith("firedoor: ")
    return ended.stderr.removeprefix("firedoor: ").strip()


def left_running(data: Path) -> list[str]:
    marker = f"FIREDOOR_DATA_DIR={data}\0".encode()
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if marker in environ.read_bytes():
                found.append(environ.parent.name)
        except OSError:
            continue
    return found


@pytest.mark.parametrize(
    ("name", "above"),
    [("WEB_PORT", 0), ("BOTS_PORT", 0), ("PRACTICE_PORT", 0), ("PRACTICE_PORT", 23)],
)
def test_a_taken_port_is_named(tmp_path: Path, name: str, above: int) -> None:
    wanted = free_ports()[name]
    port = wanted + above
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        said = start(tmp_path / "data", **{name: wanted})
    assert said.startswith(f"port {port} is taken: end what uses it, or set {name}")


def a_file(folder: Path) -> Path:
    (folder / "data").write_text("no folder")
    return folder / "data"


def a_place_that_cannot_be_written(folder: Path) -> Path:
    if os.geteuid() == 0:
        # Root may write everywhere but where the kernel itself says no.
        return Path("/proc/firedoor")
    folder.chmod(0o500)
    return folder / "data"


@pytest.mark.parametrize("make", [a_file, a_place_that_cannot_be_written])
def test_a_folder_that_cannot_be_used_is_named(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    data = make(tmp_path)
    said = start(data)
    assert said.startswith(f"{data} can't be used (")
    assert said.endswith("set FIREDOOR_DATA_DIR to a folder of yours")


def test_keys_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "keys").write_text("no folder")
    assert start(tmp_path / "data").startswith(f"keys can't be written to {tmp_path}/data/keys")


@pytest.mark.parametrize("damaged", ["firedoor.db", "practice.json", "keys/practice-carrier.json"])
def test_a_damaged_file_is_named(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "data" / damaged
    path.parent.mkdir(parents=True)
    path.write_text("what a full disk left")
    said = start(tmp_path / "data")
    assert str(path) in said
