"""A small disk of its own for the spool, which can be filled.

Where we may mount, it is a tmpfs of a megabyte at the spool's folder, and a file that takes all
that is left. Where we may not, the processes that write there may not write a file any longer
than a few bytes, as on a disk that is full.
"""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE = "1m"
BLOCK = bytes(4096)
LONGEST = 16


class Disk:
    """`with Disk(folder) as disk:` before the product starts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.mounted = False

    def __enter__(self) -> "Disk":
        self._folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder.mkdir(mode=0o700)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs"]
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run([*mount, str(self._folder)], check=True, capture_output=True)
            self.mounted = True
        return self

    def __exit__(self, *_: object) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", str(self._folder)], check=True)

    @contextmanager
    def full(self, writers: list[int]) -> Iterator[None]:
        """Nothing can be written there until the block ends."""
        if not self.mounted:
            with _limited(writers):
                yield
            return
        ballast = self._folder / "ballast"
        with ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(BLOCK)
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def _limited(writers: list[int]) -> Iterator[None]:
    limits = {}
    for pid in writers:
        with suppress(ProcessLookupError):
            limits[pid] = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (LONGEST, limits[pid][1]))
    try:
        yield
    finally:
        for pid, limit in limits.items():
            with suppress(ProcessLookupError):
                resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)
