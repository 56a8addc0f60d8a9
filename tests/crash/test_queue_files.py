"""A queue whose files are damaged or gone starts again by itself: it is a bell, not the record."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis.exceptions import RedisError

from app.launcher.child import Child
from app.launcher.queue_server import queue_child, server_binary
from config.platform.queues import connect
from tests.support.product import wait_until

MANIFEST = "appendonly.aof.manifest"


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Child]:
    """A queue with something in it, as `firedoor run` starts it."""
    binary = server_binary()
    if binary is None:
        pytest.skip("there is no Valkey for this machine")
    child = queue_child(binary, tmp_path, tmp_path / "socket", {})
    child.start()
    wait_until(lambda: _answers(tmp_path), 10)
    with connect(f"unix://{tmp_path / 'socket'}") as connection:
        connection.set("bell", "drain")
    yield child
    child.end()
    child.wait(time.monotonic() + 10)


@pytest.mark.parametrize(
    "damage",
    [
        lambda files: (files / MANIFEST).write_bytes(b""),
        lambda files: next(files.glob("*.base.rdb")).unlink(),
        lambda files: next(files.glob("*.incr.aof")).write_bytes(b"not what was written"),
        lambda files: [path.unlink() for path in files.iterdir()],
    ],
    ids=["empty manifest", "base gone", "garbage", "all gone"],
)
def test_it_comes_back(queue: Child, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    assert queue.process is not None
    damage(tmp_path / "queue" / "appendonlydir")
    queue.process.kill()
    queue.process.wait()
    wait_until(lambda: not queue.watch() and _answers(tmp_path), 15)


def test_a_folder_that_was_removed_is_made_afresh(queue: Child, tmp_path: Path) -> None:
    assert queue.process is not None
    for path in sorted((tmp_path / "queue").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "queue").rmdir()
    queue.process.kill()
    queue.process.wait()
    wait_until(lambda: not queue.watch() and _answers(tmp_path), 15)
    assert (tmp_path / "queue").stat().st_mode & 0o077 == 0


def _answers(folder: Path) -> bool:
    try:
        with connect(f"unix://{folder / 'socket'}") as connection:
            return bool(connection.ping())
    except RedisError:
        return False
