"""What the process that opens strangers' files may do, tried from within it."""

import subprocess
import sys

import pytest

from bots.media.making import limits
from config.platform.paths import ROOT

ENDED_BY_THE_KERNEL = {-9, -24}
"""SIGKILL, SIGXCPU."""


def within(code: str) -> subprocess.CompletedProcess[bytes]:
    """Runs code after limit() and shut(), with what it may need loaded before."""
    program = (
        f"import sys; sys.path.append({str(ROOT)!r})\n"
        "import os, socket, resource\n"
        "from bots.media.making import limits\n"
        f"limits.limit(); limits.shut()\n{code}"
    )
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "open('/etc/passwd')",
        "open('/dev/shm/left-behind', 'w')",
        "os.pipe()",
        "os.listdir('/')",
        "os.memfd_create('more')",
        "bytearray(800 * 1024 * 1024)",
    ],
)
def test_nothing_can_be_opened_and_memory_ends(code: str) -> None:
    refused = f"try:\n    {code}\nexcept (OSError, MemoryError):\n    print('refused')"
    assert within(refused).stdout == b"refused\n"


def test_no_limit_is_left_that_could_be_raised_by_the_process_itself() -> None:
    names = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NOFILE")
    code = "\n".join(f"print(*resource.getrlimit(resource.{name}))" for name in names)
    for line in within(code).stdout.splitlines():
        soft, hard = line.split()
        assert soft == hard


def test_who_never_ends_is_ended() -> None:
    ended = within("resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")
    assert ended.returncode in ENDED_BY_THE_KERNEL


def test_enough_comes_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not limits.enough()
    monkeypatch.setattr(limits, "ENOUGH_SECONDS", 0)
    assert limits.enough()


def test_what_was_made_can_be_ended_and_handed_back_in_time() -> None:
    told = within("print(limits.MOST_SECONDS - limits.ENOUGH_SECONDS)").stdout
    assert int(told) >= 5
