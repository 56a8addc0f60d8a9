"""A process that runs, however it was started: looked at, waited for, and how one is executed."""

import ctypes
import os
import select
import signal
import subprocess
from collections.abc import Callable, Mapping
from typing import Protocol
from weakref import finalize

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
ENDED = 0
"""Of a process that is not our child the status is not known."""


class Running(Protocol):
    """What `subprocess.Popen` is, too."""

    @property
    def pid(self) -> int:
        """Its number, which is that of its session and group too."""

    def poll(self) -> int | None:
        """None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired after so many seconds."""


Start = Callable[[list[str], Mapping[str, str], str], Running]
"""Starts a command with an environment in a folder. Raises OSError where it can't."""


class Forked:
    """One that the fork server made, which is its parent; a descriptor tells when it has ended."""

    def __init__(self, pid: int) -> None:
        """Raises ProcessLookupError for one that has ended and was forgotten."""
        self.pid = pid
        self._descriptor = os.pidfd_open(pid)
        finalize(self, os.close, self._descriptor)

    def poll(self) -> int | None:
        """None while it runs."""
        return ENDED if self._ends_within(0) else None

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired after so many seconds."""
        if not self._ends_within(timeout):
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return ENDED

    def _ends_within(self, seconds: float | None) -> bool:
        # `select` takes no descriptor above 1023.
        ended = select.poll()
        ended.register(self._descriptor, select.POLLIN)
        return bool(ended.poll(None if seconds is None else seconds * 1000))


def execute(command: list[str], environment: Mapping[str, str], directory: str) -> Running:
    """As a program of its own, which imports all that it needs."""
    return subprocess.Popen(
        command,
        env=dict(environment),
        cwd=directory,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent,  # noqa: PLW1509
    )


def die_with_parent() -> None:
    """A launcher that is killed takes its children with it, so that none keeps a port."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
