"""The whole embedded product at rest, and how long it takes to start on a folder that it knows."""

import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.cpu import cpu_seconds, tree
from tests.support.product import running_product

STARTS = 5
SETTLE_SECONDS = 20.0
REST_SECONDS = 60.0


@dataclass(frozen=True)
class Rest:
    """What the launcher and everything below it take, without a visitor."""

    first_start: float
    """Seconds from the command to "ready" on an empty folder: keys and a practice world are
    made."""
    warm_start: float
    """The same on a used folder, the median of five."""
    cpu: float
    """The share of one core."""
    memory: float
    """Megabytes, shared pages counted once (PSS)."""
    processes: int

    def __str__(self) -> str:
        return (
            f"start {self.first_start:.1f} s, warm {self.warm_start:.1f} s; at rest "
            f"{self.cpu:.1%} of a core, {self.memory:.0f} MB in {self.processes} processes"
        )


def measure() -> Rest:
    """Starts the product five times and more on one folder; the last time it is left alone."""
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        first = _start_and_end(data)
        warm = median(_start_and_end(data) for _ in range(STARTS))
        with running_product(data) as product:
            launcher = product.process.pid
            time.sleep(SETTLE_SECONDS)
            began, before = time.monotonic(), cpu_seconds(launcher)
            time.sleep(REST_SECONDS)
            spent = (cpu_seconds(launcher) - before) / (time.monotonic() - began)
            running = tree(launcher)
            return Rest(first, warm, spent, _megabytes(running), len(running))


def _start_and_end(data: Path) -> float:
    began = time.monotonic()
    with running_product(data):
        return time.monotonic() - began


def _megabytes(processes: Iterable[int]) -> float:
    kilobytes = 0
    for pid in processes:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
