"""Types a `./firedoor` command in a shell of its own, with nothing in the environment but this."""

import os
import subprocess

from tests.support.product import ROOT

KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")


def run(
    *words: str, typed: str = "", seconds: float = 60, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Its status and what it said; `typed` is its standard input. Raises TimeoutExpired."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return subprocess.run(
        [str(ROOT / "firedoor"), *words],
        input=typed,
        text=True,
        capture_output=True,
        timeout=seconds,
        env=kept | environment,
        cwd=ROOT,
        check=False,
    )
