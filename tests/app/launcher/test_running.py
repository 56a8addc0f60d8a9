"""A process that somebody else is the parent of can be looked at and waited for."""

import os
import resource
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.launcher.running import ENDED, Forked, execute


def test_it_runs_until_it_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as one:
        forked = Forked(one.pid)
        assert forked.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            forked.wait(0.01)
        os.kill(one.pid, signal.SIGKILL)
        assert forked.wait(20) == ENDED
        assert forked.poll() == ENDED


def test_one_that_is_gone_is_refused() -> None:
    one = execute([sys.executable, "-c", "pass"], {}, "/")
    assert one.wait(20) == 0
    with pytest.raises(ProcessLookupError):
        Forked(one.pid)


def test_a_launcher_with_many_files_open_watches_all_the_same() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 2048)), hard))
    with (
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as one,
        ExitStack() as files,
    ):
        for _ in range(1100):
            files.enter_context(Path(os.devnull).open("rb"))
        forked = Forked(one.pid)
        assert forked.poll() is None
        one.kill()
        assert forked.wait(20) == ENDED
