"""A process that somebody else is the parent of can be looked at and waited for."""

import os
import signal
import subprocess
import sys

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
