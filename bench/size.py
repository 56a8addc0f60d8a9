"""`make bench-size`: what lists, pages and jobs cost beside a thousand and a hundred thousand cases
with ten messages each (`--sizes` for others), on both databases; the tables go into docs/figures.md
between two marks."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import click
from sqlalchemy import Engine, event, insert, select, update
from sqlalchemy.pool import Pool

from app.tasks import retention
from app.tasks.complete_reports import complete_reports
from app.tasks.line_silence import look_for_silent_lines
from case_management.cases.models import Case
from case_management.statistics.kept_figures import Asked, count_figures
from config.platform.database import reading, transaction
from intake.outbox.claims import claim
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import TEXT, Outbound
from tests.support.desk import desk_of
from tests.support.house import NOON, House, make_house
from tests.support.many_cases import fill
from tests.support.postgres import Cluster

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "figures.md"
BEGIN, END = "<!-- size: written by `make bench-size` -->", "<!-- size: end -->"
SIZES = "1000,100000"
ROUNDS = 5
BACKLOG = 50_000
MESSAGES = 10
"""Of each case: beside a hundred thousand cases a million."""
PAGES = (
    *("/cases", "/cases/rows", "/cases/ended", "/now", "/statistics"),
    *("/cases?late=1&level=L3", "/cases?waiting=1", "/cases?sign=1", "/cases?order=newest"),
    *("/outreach", "/ledger", "/people", "/metrics"),
)

Clock = Callable[[], float]
Times = dict[str, float]
"""Milliseconds by what was measured."""


@click.command()
@click.option("--sizes", default=SIZES, help="Numbers of cases, with commas.")
@click.option("--only", default="SQLite,PostgreSQL", help="On which databases, with a comma.")
@click.option("--write/--no-write", default=True, help="Keep the tables in docs/figures.md.")
def size(sizes: str, only: str, write: bool) -> None:
    """Print what each list and job costs at each size."""
    tables = []
    for name in only.split(","):
        found = {count: _measured(name, count) for count in map(int, sizes.split(","))}
        tables.append(_table(name, found))
        click.echo(tables[-1])
    if write:
        _keep(tables)


def _measured(name: str, count: int) -> Times:
    with _house(name) as house:
        began = time.monotonic()
        fill(house, count, messages=MESSAGES)
        # PostgreSQL does it by itself, in time; SQLite never does here, and must not need it.
        if name == "PostgreSQL":
            with house.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql("VACUUM ANALYZE")
        click.echo(f"{name}: {count} cases in {time.monotonic() - began:.0f} s", err=True)
        return measure(house)


@contextmanager
def _house(name: str) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        if name == "SQLite":
            yield make_house(Path(folder))
            return
        cluster = Cluster()
        cluster.start()
        try:
            house = make_house(Path(folder), cluster.migrated())
            yield house
            house.engine.dispose()
        finally:
            cluster.stop()


def measure(house: House) -> Times:
    """All that is measured, on a database that was filled."""
    clock = _clock_for(house.engine)
    return _pages(house, clock) | _jobs(house, clock) | _claims(house, clock)


def _clock_for(engine: Engine) -> Clock:
    """SQLite works in this process: its processor time says more on a machine that is shared."""
    return time.process_time if engine.dialect.name == "sqlite" else time.perf_counter


def _pages(house: House, clock: Clock) -> Times:
    desk = desk_of(house)
    with reading(house.engine) as session:
        case = session.scalars(select(Case.id).order_by(Case.opened_at.desc()).limit(1)).one()
    paths = (*PAGES, f"/cases/{case}", f"/cases/{case}/thread.json")
    found = {f"page {path.replace(case, 'ID')}": _time(clock, desk.page, path) for path in paths}
    found["search, first answer"] = _time(clock, desk.post, "/search/cases", {})
    asked = Asked(house.organisation_id, (house.organisation_id,), 12)
    with reading(house.engine) as session:
        count = count_figures(session, asked, house.policy, NOON).cost_ms
    found["statistics counted anew, behind the page"] = float(count)
    return found


def _jobs(house: House, clock: Clock) -> Times:
    """A run of each step of the clerk; then a day goes by: what ends by it, and how long any of
    these transactions took, which on SQLite keeps all other writers waiting.
    """
    engine, policy = house.engine, house.policy
    steps = {f"retention {step.__name__}": step for step in retention.STEPS}

    def run(step: retention.Step) -> None:
        with transaction(engine) as session:
            step(session, policy, NOON)

    found = {name: _time(clock, run, step) for name, step in steps.items()}
    found["reports that nothing is added to"] = _time(clock, complete_reports, engine, policy, NOON)
    found["lines that are silent"] = _time(clock, look_for_silent_lines, engine, NOON)
    with _holds(engine) as holds:
        retention.keep_retention(engine, policy, NOON + timedelta(days=1))
    found["retention a day later, longest transaction"] = max(holds)
    found["retention a day later, transactions"] = float(len(holds))
    return found


def _claims(house: House, clock: Clock) -> Times:
    """A claim of six texts, with nothing due and with a backlog."""

    def run() -> None:
        with transaction(house.engine) as session:
            claim(session, NOON, 6)

    found = {"claim, nothing due": _time(clock, run)}
    for due in (100, BACKLOG):
        with house.engine.begin() as connection:
            connection.execute(insert(Outbound), [_due(number, due) for number in range(due)])
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("ANALYZE outbox")
        found[f"claim, {due} due"] = _time(clock, run)
        with house.engine.begin() as connection:
            connection.execute(
                update(Outbound)
                .where(Outbound.state != DeliveryState.DELIVERED)
                .values(state=DeliveryState.FAILED)
            )
    return found


def _due(number: int, due: int) -> dict[str, Any]:
    """Two texts to each contact."""
    return {
        "kind": TEXT,
        "contact_id": f"{due}/{number // 2}",
        "phrase": "receipt",
        "language": "bn",
        "not_before": NOON,
        "effect_key": f"due/{due}/{number}",
        "created_at": NOON - timedelta(hours=1, microseconds=number),
    }


@contextmanager
def _holds(engine: Engine) -> Iterator[list[float]]:
    """How many milliseconds each transaction took, from its begin to after its commit."""
    holds: list[float] = []
    begun: list[float] = []

    def begin(_connection: object) -> None:
        begun.append(time.perf_counter())

    def given_back(_connection: object, _record: object) -> None:
        if begun:
            holds.append((time.perf_counter() - begun.pop()) * 1000)

    pool: Pool = engine.pool
    event.listen(engine, "begin", begin)
    event.listen(pool, "checkin", given_back)
    try:
        yield holds
    finally:
        event.remove(engine, "begin", begin)
        event.remove(pool, "checkin", given_back)


def _time(clock: Clock, run: Callable[..., object], *arguments: object) -> float:
    """Milliseconds: the median of five, after one that warms up."""
    times = []
    for number in range(-1, ROUNDS):
        began = clock()
        run(*arguments)
        if number >= 0:
            times.append((clock() - began) * 1000)
    return median(times)


def _table(name: str, found: Mapping[int, Times]) -> str:
    """A Markdown table: what was measured, at each size, and the largest beside the smallest."""
    sizes = list(found)
    unit = "processor ms" if name == "SQLite" else "ms"
    head = [f"| {name}, {unit} | " + " | ".join(f"{size:,} cases" for size in sizes) + " | times |"]
    lines = [*head, "|---" * (len(sizes) + 2) + "|"]
    for what in found[sizes[0]]:
        values = [found[size][what] for size in sizes]
        ratio = values[-1] / values[0] if values[0] else 0.0
        shown = " | ".join(f"{value:.1f}" for value in values)
        lines.append(f"| {what} | {shown} | {ratio:.1f} |")
    return "\n".join(lines)


def _keep(tables: list[str]) -> None:
    """Replaces what stands between the marks. Raises ValueError where a mark is missing."""
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    _, after = rest.split(END)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    today = datetime.now(UTC).date().isoformat()
    heading = f"{today}, {commit}, {os.cpu_count()} cores, shared with other work."
    PAGE.write_text(before + "\n\n".join((BEGIN, heading, *tables, END)) + after, "utf-8")


if __name__ == "__main__":
    size()
