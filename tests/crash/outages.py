"""The database goes away for seconds, and the spool's disk is full, together or alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tests.crash.disk import Disk
from tests.crash.trouble import Trouble
from tests.support.postgres import Cluster
from tests.support.product import Product

AWAY_SECONDS = (0.3, 5.0)
FULL_SECONDS = (2.5, 5.0)


class Outages(Trouble):
    """PostgreSQL is stopped in mid-work and started again; of SQLite the write lock is held."""

    def __init__(
        self,
        product: Product,
        seed: int,
        pause: tuple[float, float],
        cluster: Cluster | None,
        disk: Disk,
    ) -> None:
        super().__init__(product, seed, pause)
        self._cluster = cluster
        self._disk = disk

    def strike(self) -> None:
        match self.rng.choice(("database", "database", "disk", "both")):
            case "database":
                with self._database_away():
                    self.wait(self.rng.uniform(*AWAY_SECONDS))
            case "disk":
                with self._disk_full():
                    self.wait(self.rng.uniform(*FULL_SECONDS))
            case "both":
                # Now nothing durable can be written: carriers are told to come again.
                self.counts["both at once"] += 1
                with self._database_away(), self._disk_full():
                    self.wait(self.rng.uniform(*FULL_SECONDS))

    @contextmanager
    def _database_away(self) -> Iterator[None]:
        self.counts["database away"] += 1
        if self._cluster is not None:
            self._cluster.crash()
            try:
                yield
            finally:
                self._cluster.go_on()
            return
        holder = sqlite3.connect(
            self.product.data / "firedoor.db",
            timeout=60,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            holder.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            holder.close()

    @contextmanager
    def _disk_full(self) -> Iterator[None]:
        self.counts["disk full"] += 1
        with self._disk.full(self.product.processes().get("bots", [])):
            yield
