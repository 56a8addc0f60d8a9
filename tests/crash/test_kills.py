"""kill -9 of any process at any moment, and a queue that is wiped: what was acknowledged is there.

`make chaos` plays two thousand conversations; `--chaos-seed` repeats a run's kills.
"""

import random
import sqlite3
import time
from pathlib import Path

import pytest

from config.database import open_engine
from tests.crash.carrier import deliver
from tests.crash.killer import Killer
from tests.crash.reckoning import reckon
from tests.support.ledger import wait_until_quiet
from tests.support.product import ROOT, running_product
from tests.support.sign_in import sign_in
from tests.support.talks import make_talks

TALKS, SECONDS = 500, 75
CHAOS_TALKS, CHAOS_SECONDS = 2000, 600
LEAST_KILLS = 40
SENDERS = 8
# A crash leaves a text leased and a carrier to ask: in minutes as shipped, here in seconds.
IMPATIENT = {"lease_seconds = 120": "lease_seconds = 6", "absent_after_seconds = 300":
             "absent_after_seconds = 3"}  # fmt: skip
DRAIN_SECONDS = 150


def test_nothing_acknowledged_is_lost(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    long = request.config.getoption("--chaos", default=False)
    seed = request.config.getoption("--chaos-seed", default=None) or random.randrange(10**6)
    print(f"\nchaos seed {seed}")
    count, seconds = (CHAOS_TALKS, CHAOS_SECONDS) if long else (TALKS, SECONDS)
    talks = make_talks(count, seed)
    began = time.monotonic()
    with running_product(tmp_path / "data", POLICY_FILE=str(_policy(tmp_path))) as product:
        engine = open_engine(product.database_url)
        member = sign_in(product, "coordinator", "Shromik Kotha")
        secrets = member.keys().secrets
        played_from = time.monotonic()
        with Killer(product, seed) as killer:
            delivered = deliver(product, talks, SENDERS, seconds)
        calm_from = time.monotonic()
        wait_until_quiet(product, engine, delivered.texts, DRAIN_SECONDS)
        drain = time.monotonic() - calm_from
        found = reckon(product, engine, secrets, member.organisation, talks)
        engine.dispose()
    kills = sum(killer.kills.values())
    print(
        f"{len(talks)} conversations, {delivered.texts} messages handed over {delivered.tries} "
        f"times, {kills} kills ({_listed(killer.kills)}), {killer.wipes} wipes: lost "
        f"{len(found.lost)}, stored twice {len(found.doubled)}, without receipt "
        f"{len(found.no_receipt)}, sent twice {found.sent_twice}, uncertain {found.uncertain}, "
        f"order changed {found.out_of_order}, drained in {drain:.1f} s, played in "
        f"{calm_from - played_from:.0f} s, {time.monotonic() - began:.0f} s in all, seed {seed}"
    )
    assert found.lost == []
    assert found.doubled == []
    assert found.no_receipt == []
    assert found.not_sent == []
    assert not found.failed
    assert found.reports == len(talks)
    assert found.out_of_order == 0
    assert kills >= LEAST_KILLS
    assert found.sent_twice <= kills
    assert _sound(tmp_path / "data" / "firedoor.db")


def _policy(folder: Path) -> Path:
    text = (ROOT / "config" / "policy.toml").read_text("utf-8")
    for shipped, short in IMPATIENT.items():
        assert shipped in text
        text = text.replace(shipped, short)
    path = folder / "policy.toml"
    path.write_text(text, "utf-8")
    return path


def _listed(kills: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(kills.items()))


def _sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
