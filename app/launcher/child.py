"""One process that is kept running: started, watched, started again, ended."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.launcher.running import Running, Start, execute
from config.platform.logs import log

FIRST_PAUSE = 0.3
LONGEST_PAUSE = 5.0
# What lived this long does not die of its own start: the next one follows at once.
HEALTHY_AFTER = 5.0
GRACE_SECONDS = 10.0


@dataclass
class Child:
    """What to run and with which environment; its secrets are in nobody else's.

    `expendable` is a folder that it can do without: it is removed when the process did not live
    long, for what is in it may be the reason.
    """

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(repr=False)
    directory: str
    expendable: Path | None = None
    start_process: Start = execute
    process: Running | None = None
    started_at: float = 0.0
    pause: float = FIRST_PAUSE
    start_after: float = 0.0
    restarts: int = 0

    def start(self) -> None:
        """Starts it now. Its folder is made afresh where somebody has removed it.

        Raises OSError where it can't be started.
        """
        Path(self.directory).mkdir(parents=True, exist_ok=True, mode=0o700)
        self.process = self.start_process(self.command, self.environment, self.directory)
        self.started_at = time.monotonic()

    def watch(self) -> bool:
        """Starts it again when it has died; True when it did so."""
        if self.process is not None and self.process.poll() is None:
            if time.monotonic() - self.started_at > HEALTHY_AFTER:
                self.pause = FIRST_PAUSE
            return False
        if self.process is not None:
            # What it left behind (gunicorn's workers) must not keep its port.
            self._signal(signal.SIGKILL)
            self.process = None
            if self.expendable and time.monotonic() - self.started_at < HEALTHY_AFTER:
                shutil.rmtree(self.expendable, ignore_errors=True)
            self.start_after = time.monotonic() + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        if time.monotonic() < self.start_after:
            return False
        try:
            self.start()
        except OSError as error:
            # No memory, no folder: others go on, and this one is tried again.
            log().error("not started", error=error, state=self.name)
            self.start_after = time.monotonic() + LONGEST_PAUSE
            return False
        self.restarts += 1
        return True

    def end(self) -> None:
        """Asks it to end."""
        self._signal(signal.SIGTERM)

    def wait(self, deadline: float) -> None:
        """Waits until `deadline` (monotonic seconds), then kills it and all that it started."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, deadline - time.monotonic()))
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: int) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return
