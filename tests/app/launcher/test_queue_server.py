"""The queue's socket has a short enough path, and what is in its files survives a kill."""

from pathlib import Path

from app.launcher.queue_server import queue_child, server_binary, socket_path


def test_a_path_that_is_too_long_for_a_socket_lies_in_the_runtime_folder(tmp_path: Path) -> None:
    runtime = Path("/tmp/firedoor-x")
    long = tmp_path / ("a" * 120)
    assert socket_path(long, runtime).is_relative_to(runtime)
    assert len(str(socket_path(Path("/srv"), runtime))) < 100


def test_it_listens_on_no_port_and_writes_at_once(tmp_path: Path) -> None:
    child = queue_child(Path("/usr/bin/valkey"), tmp_path, tmp_path / "q.sock", {})
    command = " ".join(child.command)
    assert "--port 0" in command
    assert "--appendfsync always" in command
    assert child.expendable == tmp_path / "queue" / "appendonlydir"


def test_a_server_is_found_or_there_is_none() -> None:
    found = server_binary()
    assert found is None or found.exists()
