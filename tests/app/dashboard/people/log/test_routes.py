"""The log is read by auditors and coordinators, page by page, and narrowed."""

import re

from sqlalchemy import select

from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.case_access import Recusal
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.desk import URL, Desk
from tests.support.house import NOON, House
from tests.support.logged import numbers, write


def test_an_auditor_begins_at_the_log_and_reads_no_case(auditor: Desk, house: House) -> None:
    assert auditor.client.get("/", base_url=URL).headers["Location"] == "/log"
    house.text("The fire exit is locked")
    auditor.page("/cases", status=403)
    page = auditor.page("/log")
    links = re.findall(r'<a[^>]*href="(/[a-z]+)"', page.partition("<main")[0])
    assert {"/log", "/people"} <= set(links)
    assert not {"/cases", "/search", "/now", "/hours"} & set(links)


def test_each_reading_of_the_log_is_an_entry_too(auditor: Desk) -> None:
    assert "Each reading and each change" in auditor.page("/log")
    assert "read this log" in auditor.page("/log")


def test_pages_go_back_by_number(auditor: Desk, house: House) -> None:
    write(house, 120)
    first = auditor.page("/log")
    assert numbers(first) == list(range(120, 70, -1))
    assert "/log?before=71" in first
    assert numbers(auditor.page("/log?before=71")) == list(range(70, 20, -1))
    last = auditor.page("/log?before=21")
    assert (numbers(last), "Older entries" in last) == (list(range(20, 0, -1)), False)


def test_it_is_narrowed_by_who_what_about_and_day(auditor: Desk, desk: Desk, house: House) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        case_id, reference = case.id, case.reference
        known = (house.organisation_id, house.member_id, AuditAction.SET_LEVEL)
        record(session, *known, case_id, NOON, {"from": "L3", "to": "L2"})
    write(house, 1, AuditAction.SET_CALENDAR)
    about = auditor.page(f"/log?about={reference.lower()}&what=case.level")
    assert "changed the level" in about
    assert reference in about
    assert "from L3, to L2" in about
    assert len(numbers(about)) == 1
    assert numbers(auditor.page(f"/log?about={case_id}&what=case.level")) == numbers(about)
    assert len(numbers(auditor.page("/log?what=calendar.set"))) == 1
    assert numbers(auditor.page("/log?what=calendar.set&to=2026-11-21")) == []
    assert len(numbers(auditor.page("/log?what=calendar.set&from=2026-11-22&to=2026-11-22"))) == 1
    assert "No entry is like this." in auditor.page(f"/log?who={'0' * 32}")
    assert numbers(auditor.page("/log?about=no+such+thing")) == []
    assert numbers(auditor.page("/log?from=yesterday&before=x")) != []


def test_a_recused_coordinator_does_not_see_what_is_done_in_that_case(
    desk: Desk, house: House
) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        known = (house.organisation_id, "f" * 32, AuditAction.SET_LEVEL)
        record(session, *known, case.id, NOON, {"from": "L3", "to": "L2"})
        case_id = case.id
    assert "changed the level" in desk.page(f"/log?about={case_id}").partition("<table")[2]
    with transaction(house.engine) as session:
        session.add(
            Recusal(
                case_id=case_id,
                member_id=house.member_id,
                reason="kin",
                recused_by=house.member_id,
                recused_at=NOON,
            )
        )
    assert "changed the level" not in desk.page(f"/log?about={case_id}").partition("<table")[2]
