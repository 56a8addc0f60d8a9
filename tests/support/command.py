"""Types a `./firedoor` command in a shell of its own, with nothing in the environment but this."""

import os
import subprocess

from tests.support.command_server import command_server
from tests.support.product import ROOT

KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


def run(
    *words: str, typed: str = "", seconds: float = 60, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Its status and what it said; `typed` is its standard input. Raises TimeoutExpired.

    It is forked from a process that has imported all; `execute` is for what can tell.
    """
    return command_server().run(words, _kept() | environment, typed, seconds)


def execute(
    *words: str, typed: str = "", seconds: float = 60, **environment: str
) -> subprocess.CompletedProcess[str]:
    """As `run`, through the program `./firedoor`, which imports what it needs."""
    return subprocess.run(
        [str(ROOT / "firedoor"), *words],
        input=typed,
        text=True,
        capture_output=True,
        timeout=seconds,
        env=_kept() | environment,
        cwd=ROOT,
        check=False,
    )


def _kept() -> dict[str, str]:
    return {name: os.environ[name] for name in KEPT if name in os.environ}
