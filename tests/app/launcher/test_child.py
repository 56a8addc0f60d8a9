"""A process that dies is started again, ever later; one that ends is not left behind."""

import sys
import time
from pathlib import Path

from app.launcher.child import FIRST_PAUSE, Child


def child(folder: Path, code: str) -> Child:
    return Child("one", [sys.executable, "-c", code], {}, str(folder))


def test_what_died_is_started_again_after_a_pause(tmp_path: Path) -> None:
    one = child(tmp_path / "made", "pass")
    one.start()
    assert one.process is not None
    one.process.wait(10)
    assert not one.watch(), "not at once"
    assert one.pause == 2 * FIRST_PAUSE
    time.sleep(FIRST_PAUSE)
    assert one.watch()
    assert one.restarts == 1
    one.wait(time.monotonic() + 10)


def test_what_does_not_end_is_killed(tmp_path: Path) -> None:
    one = child(tmp_path, "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)")
    one.start()
    assert not one.watch()
    one.end()
    one.wait(time.monotonic() + 0.2)
    assert one.process is not None
    assert one.process.poll() is not None
