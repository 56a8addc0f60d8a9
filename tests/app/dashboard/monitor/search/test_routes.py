"""Search: sealed texts of the own cases, page by page, logged once; nothing is read by it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.dashboard.monitor.search import routes
from app.dashboard.monitor.search.screen import SCREEN
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.privacy.erase_worker import erase
from intake.reports.report import Report
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES, investigated, reply_to
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.work import work_of
from vault.encoding import unb64u
from vault.organisations import Organisation
from vault.records import open_record
from vault.roles import OrganisationKind

LATER = NOON + timedelta(minutes=1)


def asked(desk: Desk, path: str, body: dict[str, Any]) -> Any:
    answer = desk.post(path, body)
    assert answer.status_code == 200, answer.text
    return answer.json


def listed(desk: Desk) -> tuple[str, list[dict[str, Any]]]:
    """The opening's name and all cases, as the page asks for them."""
    answer = asked(desk, "/search/cases", {})
    opening, cases = answer["opening"], answer["cases"]
    while answer["following"] is not None:
        answer = asked(desk, "/search/cases", answer["following"])
        assert answer["opening"] is None
        cases += answer["cases"]
    return opening, cases


def ids_in(cases: list[dict[str, Any]]) -> list[str]:
    return [identifier for case in cases for identifier, _ in case["texts"]]


def opened(house: House, records: list[dict[str, Any]]) -> list[str]:
    """What the texts say, as a member's browser opens them."""
    found = []
    for one in records:
        content = open_record(
            one["kind"],
            one["id"],
            unb64u(one["body"]),
            unb64u(one["grant"]),
            house.secret,
            one["organisation"],
            one["epoch"],
        )
        found.append(content.get("text") or content["summary"])
    return sorted(found)


def searched(desk: Desk) -> list[str]:
    """All texts that an opening gives."""
    opening, cases = listed(desk)
    ids = ids_in(cases)
    if not ids:
        return []
    return opened(
        desk.house, asked(desk, "/search/records", {"opening": opening, "ids": ids})["records"]
    )


def entries(house: House) -> list[AuditEntry]:
    with transaction(house.engine) as session:
        found = select(AuditEntry).where(AuditEntry.action == "case.search")
        return list(session.scalars(found.order_by(AuditEntry.number)))


def test_the_page_is_there_and_holds_no_word_of_anybody(desk: Desk, house: House) -> None:
    house.text(WAGES)
    page = desk.page("/search")
    assert 'id="query"' in page
    assert "overtime" not in page
    assert entries(house) == []


def test_texts_of_both_sides_findings_and_notes_are_searched(desk: Desk, house: House) -> None:
    case = investigated(desk)
    reply_to(desk, case, "Who else was there?")
    finding = desk.sealed("finding", {"summary": "Overtime was not paid"})
    fields = {"result": "substantiated", "grade": "E3", "affected_count": None}
    assert desk.post(f"/cases/{case}/findings", {**finding, **fields}).status_code == 201
    note = desk.sealed("note", {"text": "The cousin knows more"})
    assert desk.post(f"/cases/{case}/notes", note).status_code == 201
    assert searched(desk) == sorted(
        [WAGES, "Who else was there?", "Overtime was not paid", "The cousin knows more"]
    )
    [row] = listed(desk)[1]
    assert {author for _, author in row["texts"]} == {"worker", "member", "finding", "note"}


def test_a_case_comes_with_its_clear_facts_in_words(desk: Desk, house: House) -> None:
    case = investigated(desk)
    [row] = listed(desk)[1]
    assert row["id"] == case
    assert row["address"] == f"/cases/{case}"
    assert row["reference"].startswith("C-")
    assert (row["factory"], row["code"], row["country"]) == (
        "Meghna Shirts Ltd",
        "4417",
        "Bangladesh",
    )
    assert row["to_do"] == "Read what the worker wrote"
    assert (row["category"], row["level"], row["danger"]) != ("", "", True)


def test_a_joined_case_is_found_where_its_reports_are_now(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text("no wages for us either", sender=NEIGHBOUR, now=LATER)
    with transaction(house.engine) as session:
        one, other = session.scalars(select(Case).order_by(Case.opened_at))
        join_cases(work_of(house, session), other, one)
        kept, gone = one.id, other.reference
    [row] = listed(desk)[1]
    assert (row["id"], row["joined"]) == (kept, gone)
    assert searched(desk) == sorted([WAGES, "no wages for us either"])


def test_cases_come_in_pages_and_open_ones_before_the_ended(
    desk: Desk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MOST", 1)
    house.text(WAGES)
    house.text("the stairs are locked", sender=NEIGHBOUR, now=LATER)
    with transaction(house.engine) as session:
        one = session.scalars(select(Case)).first()
        assert one is not None
        one.state, one.read_at = "closed", LATER
        ended = one.id
    _, cases = listed(desk)
    assert len(cases) == 2
    assert cases[-1]["id"] == ended
    assert len(set(ids_in(cases))) == 2


def test_an_opening_is_one_entry_of_the_log_and_nothing_is_read_by_it(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    house.text("the stairs are locked", sender=NEIGHBOUR, now=LATER)
    opening, cases = listed(desk)
    for identifier in ids_in(cases):
        asked(desk, "/search/records", {"opening": opening, "ids": [identifier]})
    [entry] = entries(house)
    assert (entry.object_id, entry.actor_id) == (opening, house.member_id)
    assert entry.detail == '{"cases": 2}'
    with transaction(house.engine) as session:
        assert all(case.unread for case in session.scalars(select(Case)))
        assert all(case.first_opened_at is None for case in session.scalars(select(Case)))


def test_the_next_opening_is_another_entry(desk: Desk, house: House) -> None:
    house.text(WAGES)
    assert listed(desk)[0] != listed(desk)[0]
    assert len(entries(house)) == 2


def test_no_text_is_given_without_an_entry_of_this_members_opening(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    opening, cases = listed(desk)
    body = {"opening": opening, "ids": ids_in(cases)}
    assert desk.post("/search/records", {**body, "opening": new_id()}).status_code == 400
    with transaction(house.engine) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.object_id == opening)).one()
        entry.actor_id = new_id()
    assert desk.post("/search/records", body).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"opening": "0" * 32, "ids": []},
        {"opening": "0" * 32, "ids": ["x"]},
        {"opening": "0" * 32, "ids": ["0" * 32] * 201},
    ],
)
def test_what_no_page_sends_is_refused(desk: Desk, body: dict[str, object]) -> None:
    assert desk.post("/search/records", body).status_code == 400


def test_what_a_worker_erased_is_listed_no_more_and_not_given(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text("the stairs are locked", sender=NEIGHBOUR, now=LATER)
    opening, cases = listed(desk)
    before = ids_in(cases)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report).order_by(Report.received_at)).first()
        assert report is not None
        contact = session.get_one(Contact, report.contact_id)
        erase(session, contact, report.id, "twilio", LATER)
    assert len(ids_in(listed(desk)[1])) == len(before) - 1
    records = asked(desk, "/search/records", {"opening": opening, "ids": before})["records"]
    assert opened(house, records) == ["the stairs are locked"]


def test_cases_of_others_are_neither_listed_nor_given(desk: Desk, house: House) -> None:
    house.text(WAGES)
    opening, cases = listed(desk)
    with transaction(house.engine) as session:
        other = Organisation(
            name="Others",
            kind="monitor",
            language="en",
            time_zone="UTC",
            practice=True,
            created_at=NOON,
        )
        session.add(other)
        session.flush()
        session.scalars(select(Case)).one().organisation_id = other.id
    assert listed(desk)[1] == []
    # The grant is still there: that the case is another's is enough.
    answer = asked(desk, "/search/records", {"opening": opening, "ids": ids_in(cases)})
    assert answer == {"records": []}


def test_members_of_other_kinds_of_organisations_may_not_search() -> None:
    for _, access in SCREEN.permissions():
        assert access.kinds == {OrganisationKind.MONITOR}
        assert not access.public
