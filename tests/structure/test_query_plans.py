"""No page and no job reads a whole table that grows with the years, on either database.

The statements are those that pages and jobs issue themselves. Each is explained on a database with
more than a thousand cases: what its plan reads from first to last grows with the cases.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, select

from app.dashboard.monitor.queue import routes
from app.tasks.clean_erased import clean
from app.tasks.complete_reports import complete_reports
from app.tasks.line_silence import look_for_silent_lines
from app.tasks.prove_transfers import prove_transfers
from app.tasks.retention import STEPS
from app.tasks.ring_alarms import mail_new_alarms
from bots.sending.delete_copies import claim as claim_copies
from case_management.cases.actions.danger_alarm import ring_due
from case_management.cases.clocks.late_cases import tell_of_late_cases
from case_management.cases.models import Case
from case_management.transfers.actions.follow_answers import follow_answers
from config.platform.database import reading, transaction
from intake.outbox import claims
from tests.support.case_texts import kept_task
from tests.support.desk import Desk, desk_of
from tests.support.house import NOON, House
from tests.support.many_cases import fill

CASES = 1500
GROWS = {
    "audit_entries",
    "case_reports",
    "case_facts",
    "case_tasks",
    "case_transfers",
    "cases",
    "contacts",
    "custody_entries",
    "evidence_items",
    "finding_evidence",
    "grants",
    "inbox",
    "media",
    "messages",
    "outbox",
    "removals",
    "reports",
    "thread_transfers",
}
SMALL = {
    # Parts of tables that hold what waits to be done, and no more.
    "ix_case_reports_unanswered",
    "ix_cases_day_too_much",
    "ix_cases_lack_day",
    "ix_removals_kept",
    "ix_cases_ringing",
    "ix_case_transfers_open",
    "ix_reports_want_others",
    "ix_thread_transfers_unproven",
    "ix_cases_unread",
    # Read in their order up to the few that are wanted.
    "ix_cases_newest",
    "ix_outbox_to_send",
    "pk_audit_entries",
    "sqlite_autoindex_audit_entries_1",
}
"""Indexes that may be read from one end to the other."""
COUNTED = {"/metrics": "outbox", "searched": "ix_cases_list"}
"""Pages that count a table: retention keeps the outbox to some days of texts; who begins to search
is given all cases in the end, and the log says how many."""
SPLITS_NOTHING = {"organisation_id", "line_id", "author"}
"""Columns by which alone a search finds a great part of a table."""

Statement = tuple[str, Any]


@contextmanager
def issued(engine: Engine) -> Iterator[list[Statement]]:
    """The statements that are executed meanwhile."""
    found: list[Statement] = []

    def note(_c: object, _u: object, statement: str, given: Any, _x: object, many: bool) -> None:
        if not many and re.match(r"(?i)(with|select|update|delete)\b", statement):
            found.append((statement, given))

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def whole_reads(connection: Connection, statement: Statement) -> list[str]:
    """What the plan of a statement reads from first to last, in the database's own words."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement[0]}", statement[1])
        return [row.detail for row in rows if sqlite_reads_all(row.detail)]
    explained = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement[0]}", statement[1])
    [plan] = explained.scalar_one()
    return [shown for node in nodes(plan["Plan"]) if (shown := postgresql_reads_all(node))]


def sqlite_reads_all(detail: str) -> bool:
    found = re.match(r"(SCAN|SEARCH) (\w+?)(?:_\d+)?(?: USING (.*?))?(?: \((.*)\))?$", detail)
    if found is None or found[2] not in GROWS:
        return False
    how = (found[3] or "").split()
    if how and how[-1] in SMALL:
        return False
    # An automatic index is made for the one statement, of the whole table.
    made = found[1] == "SCAN" or "AUTOMATIC" in how
    return made or splits_nothing(re.findall(r"(\w+)[=<>]", found[4] or "x="))


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for one in plan.get("Plans", ()):
        yield from nodes(one)


def postgresql_reads_all(node: dict[str, Any]) -> str:
    kind, table, index = node["Node Type"], node.get("Relation Name"), node.get("Index Name")
    if index in SMALL:
        return ""
    if kind == "Seq Scan" and table in GROWS:
        return f"Seq Scan on {table}"
    searched = re.findall(r"\(+(\w+)", node.get("Index Cond", ""))
    if "Index" in kind and (not searched or splits_nothing(searched)) and is_of_growing(index):
        return f"{kind} using {index} {searched}"
    return ""


def splits_nothing(columns: list[str]) -> bool:
    return set(columns) <= SPLITS_NOTHING


def is_of_growing(index: str | None) -> bool:
    return any(re.match(rf"(ix|pk|uq)_{table}(_|$)", index or "") for table in GROWS)


def pages(desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    with reading(desk.house.engine) as session:
        case = session.scalars(select(Case.id).order_by(Case.opened_at.desc()).limit(1)).one()
    first = desk.page("/cases"), desk.page("/cases/ended")
    following = [link for page in first for link in re.findall(r'rel="next" href="([^"]+)"', page)]
    assert len(following) == 2, "a list with so many cases has a second page"
    for path in (
        *("/cases", "/cases/rows", "/cases/ended", *following),
        *(f"/cases/{case}", f"/cases/{case}/side", f"/cases/{case}/thread.json"),
        *(f"/cases/{case}/evidence", f"/cases/{case}/evidence/records.json"),
        *("/cases?assigned=mine&unread=1", "/cases?late=1&level=L3"),
        *("/cases?order=newest", "/cases?factory=unknown&order=newest"),
        *("/now", "/tasks", "/tasks/records.json"),
        *("/cases?waiting=1", "/cases?sign=1", "/cases?overdue=1", "/cases?asked=1"),
        *("/cases?others=1", "/transfers"),
        "/statistics?months=1",
        *("/outreach", "/ledger", "/people", "/metrics"),
    ):
        yield path.replace(case, "ID"), lambda path=path: desk.page(path)
    yield "reading", lambda: desk.read(case)
    yield from searching(desk)


def searching(desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    first = desk.post("/search/cases", {}).get_json()
    ids = [identifier for one in first["cases"] for identifier, _ in one["texts"]][:200]
    yield "searched", lambda: desk.post("/search/cases", {})
    yield "searched on", lambda: desk.post("/search/cases", first["following"])
    body = {"opening": first["opening"], "ids": ids}
    yield "texts to search", lambda: desk.post("/search/records", body)


def jobs(house: House) -> Iterator[tuple[str, Callable[[], object]]]:
    engine, policy = house.engine, house.policy
    later = NOON + timedelta(days=1)

    def within(run: Callable[..., object], *more: object) -> Callable[[], object]:
        def job() -> None:
            with transaction(engine) as session:
                run(session, *more)

        return job

    for step in STEPS:
        yield step.__name__, within(step, policy, later)
    yield "transfers", within(follow_answers, policy, later)
    yield "proofs", lambda: prove_transfers(engine, house.trust, house.peppers.receiver)
    yield "silence", lambda: look_for_silent_lines(engine, later)
    yield "complete", lambda: complete_reports(engine, policy, later)
    yield "clean", lambda: clean(engine, house.folder)
    yield "late", within(tell_of_late_cases, policy, later, lambda *_: [])
    yield "dangers", within(ring_due, policy, later)
    yield "alarms", within(mail_new_alarms, later)
    yield "copies", within(claim_copies, later)
    yield "claim", within(claims.claim, later, 6)
    yield "expired", within(claims.lose_expired, later)
    yield "uncertain", within(claims.uncertain)
    yield "pace", within(claims.next_in_pace, later)
    yield "text", lambda: house.text("The fire exit is locked", now=later)
    yield "more", lambda: house.text("Nobody opens it", now=later)


def test_no_page_and_no_job_reads_a_whole_table(
    both_houses: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = both_houses
    monkeypatch.setattr(routes, "ROWS", 50)
    fill(house, CASES)
    house.text("Late wages since two months")
    with transaction(house.engine) as session:
        newest = select(Case.id).order_by(Case.opened_at.desc()).limit(1)
        kept_task(house, session, session.scalars(newest).one(), assignee=house.member_id)
    desk = desk_of(house)
    found: dict[str, list[str]] = {}
    if house.engine.dialect.name == "postgresql":
        # PostgreSQL gathers statistics by itself, in time; SQLite works without.
        with house.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    with house.engine.connect().execution_options(read_only=True) as connection:
        if connection.dialect.name == "postgresql":
            # So few rows are read fastest from first to last: asked is whether it must.
            for way in ("seqscan", "hashjoin", "mergejoin"):
                connection.exec_driver_sql(f"SET enable_{way} = off")
        for name, run in (*pages(desk), *jobs(house)):
            with issued(house.engine) as statements:
                run()
            for statement in statements:
                for read in whole_reads(connection, statement):
                    if COUNTED.get(name, "nothing") in read:
                        continue
                    found.setdefault(f"{name}: {read}", []).append(" ".join(statement[0].split()))
    assert found == {}


@pytest.mark.parametrize(
    ("detail", "reads_all"),
    [
        ("SCAN cases", True),
        ("SCAN cases USING COVERING INDEX ix_cases_list", True),
        ("SEARCH outbox_1 USING AUTOMATIC PARTIAL COVERING INDEX (subject_id=?)", True),
        ("SEARCH cases USING INDEX ix_cases_organisation_id (organisation_id=?)", True),
        ("SEARCH cases USING INDEX ix_cases_list (organisation_id=? AND list_order<?)", False),
        ("SEARCH reports USING INDEX sqlite_autoindex_reports_1 (id=?)", False),
        ("SCAN cases USING INDEX ix_cases_lack_day", False),
        ("SCAN lines", False),
    ],
)
def test_a_plan_of_sqlite_is_understood(detail: str, reads_all: bool) -> None:
    assert sqlite_reads_all(detail) is reads_all


@pytest.mark.parametrize(
    ("node", "reads_all"),
    [
        ({"Node Type": "Seq Scan", "Relation Name": "cases"}, True),
        ({"Node Type": "Index Only Scan", "Index Name": "ix_cases_list"}, True),
        (
            {
                "Node Type": "Bitmap Index Scan",
                "Index Name": "ix_cases_organisation_id",
                "Index Cond": "((organisation_id)::text = 'x'::text)",
            },
            True,
        ),
        (
            {
                "Node Type": "Index Scan",
                "Index Name": "ix_cases_list",
                "Index Cond": "(((organisation_id)::text = 'x'::text) AND (list_order < 8))",
            },
            False,
        ),
        ({"Node Type": "Seq Scan", "Relation Name": "lines"}, False),
    ],
)
def test_a_plan_of_postgresql_is_understood(node: dict[str, Any], reads_all: bool) -> None:
    assert bool(postgresql_reads_all(node)) is reads_all
