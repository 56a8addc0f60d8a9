"""kill -9 of any process at any moment, outages, full disks, carriers on a bad day: what was
acknowledged is there, once.

`make chaos` plays five thousand conversations (CHAOS_CONVERSATIONS); `--chaos-seed` repeats a
run's blows.
"""

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine

from config.platform.database import open_engine
from config.policy.policy import POLICY_FILE
from tests.crash.carrier import Delivered, deliver
from tests.crash.disk import Disk
from tests.crash.figures import Row, keep, table
from tests.crash.killer import Killer
from tests.crash.misbehaving import Misbehaving
from tests.crash.outages import Outages
from tests.crash.progress import Progress
from tests.crash.reckoning import Reckoning, reckon
from tests.support.fallback import firedoor
from tests.support.ledger import wait_until_quiet
from tests.support.postgres import Cluster
from tests.support.product import Product, running_product
from tests.support.sign_in import sign_in
from tests.support.talks import EVERY_WAY, make_talks

MONITORS = "Shromik Kotha"
# A crash leaves a text leased and a carrier to ask: in minutes as shipped, here in seconds.
IMPATIENT = {
    "lease_seconds = 120": "lease_seconds = 15",
    "absent_after_seconds = 300": "absent_after_seconds = 4",
    "segments_a_day = { twilio = 20000 }": "segments_a_day = { twilio = 100000 }",
}
DRAIN_SECONDS = 900


@dataclass(frozen=True)
class Size:
    """How much is played, how fast, and how often something goes wrong, in seconds."""

    talks: int
    seconds: float
    kills: tuple[float, float]
    outages: tuple[float, float]
    faults: tuple[float, float]
    senders: int = 12

    @property
    def least_kills(self) -> int:
        """Fewer would show little."""
        return int(self.seconds / self.kills[1] / 2)


SMALL = {
    "sqlite": Size(70, 21, (1.2, 4.0), (6, 11), (1, 4)),
    "postgresql": Size(60, 19, (1.2, 4.0), (6, 11), (1, 4)),
}
A_SECOND = 4.5
CHAOS_SHARE = {"postgresql": 0.8, "sqlite": 0.2}


@pytest.fixture(params=["postgresql", "sqlite"])
def database(request: pytest.FixtureRequest) -> Iterator[tuple[str, Cluster | None]]:
    """A server of its own: the other tests' is not stopped in mid-work."""
    if request.param == "sqlite":
        yield "sqlite", None
        return
    cluster = Cluster()
    cluster.start()
    yield "postgresql", cluster
    cluster.stop()


def test_nothing_acknowledged_is_lost(
    request: pytest.FixtureRequest, tmp_path: Path, database: tuple[str, Cluster | None]
) -> None:
    name, cluster = database
    long = request.config.getoption("--chaos", default=False)
    seed = request.config.getoption("--chaos-seed", default=None) or random.randrange(10**6)
    print(f"\n{name}, chaos seed {seed}")
    size = _long(name) if long else SMALL[name]
    talks = make_talks(size.talks, seed, EVERY_WAY)
    data, delivered = tmp_path / "data", Delivered()
    settings = {"POLICY_FILE": str(_policy(tmp_path))}
    if cluster is not None:
        settings["DATABASE_URL"] = cluster.empty()
    began = time.monotonic()
    with Disk(data / "spool") as disk, running_product(data, **settings) as product:
        engine = open_engine(product.database_url)
        member = sign_in(product, "coordinator", MONITORS)
        _open_whatsapp(product, member.organisation)
        secrets = member.keys().secrets
        killer = Killer(product, seed, size.kills)
        outages = Outages(product, seed, size.outages, cluster, disk)
        misbehaving = Misbehaving(product, seed, size.faults, engine)
        troubles = (killer, outages, misbehaving)
        played_from = time.monotonic()
        with Progress(product, delivered, len(talks), troubles):
            with ExitStack() as block:
                for trouble in troubles:
                    block.enter_context(trouble)
                deliver(product, talks, size.senders, size.seconds, delivered, seed)
            calm_from = time.monotonic()
            wait_until_quiet(product, engine, delivered.texts, DRAIN_SECONDS)
        drained = time.monotonic()
        found = reckon(product, engine, secrets, member.organisation, talks, delivered.swapped)
        _sound(engine, data)
        engine.dispose()
    where = "PostgreSQL" if cluster else "SQLite"
    written = table(
        f"{len(talks)} conversations on {where}",
        [
            *_rows(delivered, killer, outages, misbehaving, found, disk, seed),
            (
                "played in, drained in, in all",
                f"{calm_from - played_from:.0f} s, "
                f"{drained - calm_from:.1f} s, {time.monotonic() - began:.0f} s",
            ),
        ],
    )
    print(written)
    _holds(found, len(talks), delivered.texts)
    assert killer.counts.total() >= size.least_kills
    if long:
        TABLES.append(written)
        keep(TABLES)


TABLES: list[str] = []


def _holds(found: Reckoning, talks: int, texts: int) -> None:
    assert found.received == found.stored == texts
    assert found.lost == []
    assert found.doubled == []
    assert found.no_receipt == []
    assert found.not_sent == []
    assert found.unaccounted == []
    assert not found.failed
    assert found.reports == talks
    assert found.out_of_order == 0


def _rows(
    delivered: Delivered,
    killer: Killer,
    outages: Outages,
    misbehaving: Misbehaving,
    found: Reckoning,
    disk: Disk,
    seed: int,
) -> list[Row]:
    return [
        ("texts, handed over", f"{delivered.texts}, {delivered.tries} times"),
        (
            "repeated by the carrier, in the wrong order",
            f"{delivered.repeated}, {len(delivered.swapped)}",
        ),
        ("kills", f"{killer.counts.total()} ({killer.listed()})"),
        ("queue wiped", f"{killer.wipes}"),
        (
            "outages" if disk.mounted else "outages (disk full: by a limit on the writers)",
            outages.listed(),
        ),
        ("carriers' faults", misbehaving.listed()),
        ("received, stored", f"{found.received}, {found.stored}"),
        ("**lost**", f"**{len(found.lost)}**"),
        ("**stored twice**", f"**{len(found.doubled)}**"),
        ("order changed", f"{found.out_of_order}"),
        ("**without a receipt, not accounted for**", f"**{len(found.no_receipt)}**"),
        ("texts that arrived", f"{found.sent}"),
        ("moments of uncertainty, then asked or sent again", f"{found.uncertain}"),
        ("sent twice, all of them uncertain", f"{found.sent_twice}"),
        ("**sent twice, not accounted for**", f"**{len(found.unaccounted)}**"),
        (
            "uncertain twice where nobody can be asked: given up, shown",
            f"{found.given_up}, {found.receipts_given_up} of them receipts",
        ),
        ("seed", f"{seed}"),
    ]


def _long(database: str) -> Size:
    talks = int(int(os.environ.get("CHAOS_CONVERSATIONS", "5000")) * CHAOS_SHARE[database])
    return Size(talks, talks / A_SECOND, (1.0, 4.0), (8, 25), (2, 6), senders=16)


def _open_whatsapp(product: Product, organisation: str) -> None:
    """The practice number on WhatsApp too, as its operator opens it."""
    number = "whatsapp:" + product.world["twilio"]["number"]
    environment = {"FIREDOOR_DATA_DIR": str(product.data), "DATABASE_URL": product.database_url}
    opened = firedoor(
        environment,
        "line",
        "add",
        organisation,
        "--channel",
        "twilio",
        "--number",
        number,
        "--languages",
        "bn,en,es",
        "--time-zone",
        "Asia/Dhaka",
        "--a-minute",
        "60000",
    )
    assert opened.returncode == 0 or "already is a line" in opened.stderr, opened.stderr


def _policy(folder: Path) -> Path:
    text = POLICY_FILE.read_text("utf-8")
    for shipped, short in IMPATIENT.items():
        assert shipped in text
        text = text.replace(shipped, short)
    path = folder / "policy.toml"
    path.write_text(text, "utf-8")
    return path


def _sound(engine: Engine, data: Path) -> None:
    if engine.dialect.name != "sqlite":
        return
    connection = sqlite3.connect(data / "firedoor.db")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
