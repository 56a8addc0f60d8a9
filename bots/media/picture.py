"""Pictures are decoded and written anew in a process of small means (picture_process.py)."""

import subprocess
import sys
from pathlib import Path

SECONDS = 40
_PROCESS = Path(__file__).with_name("picture_process.py")


class NotClean(ValueError):
    """Nothing that may be shown could be made of this file."""


def clean_picture(data: bytes) -> bytes:
    """A plain JPEG of the picture, without any data but its points. Raises NotClean."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-B", str(_PROCESS)],
            input=data,
            capture_output=True,
            env={},
            cwd="/",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotClean("the picture takes too long") from None
    if done.returncode != 0 or not done.stdout:
        raise NotClean("no whole picture of a known format, or too large a one")
    return done.stdout
