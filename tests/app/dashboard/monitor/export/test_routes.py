"""What a browser gets for a file: texts of what the member may open, and an entry in the log."""

import json

import pytest
from sqlalchemy import select

from app.dashboard.monitor.export import routes
from case_management.audit.models import AuditEntry
from case_management.cases.case_access import Recusal
from case_management.cases.models import Case
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import NOON, WORKER, House


def logged(house: House, action: str) -> list[dict[str, object]]:
    with transaction(house.engine) as session:
        rows = session.scalars(select(AuditEntry.detail).where(AuditEntry.action == action))
        return [json.loads(one) for one in rows]


def test_one_case_is_given_with_its_texts_and_logged(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    note = desk.sealed("note", {"text": "call on Friday"})
    desk.post(f"/cases/{case}/notes", note)
    answer = desk.post(f"/cases/{case}/export", {}).get_json()
    assert (len(answer["cases"]), answer["following"]) == (1, None)
    (found,) = answer["cases"]
    assert {one["author"] for one in found["texts"]} == {"worker", "note"}
    assert {one["id"] for one in found["texts"]} == {one["id"] for one in answer["records"]}
    assert note["id"] in {one["id"] for one in answer["records"]}
    assert (found["category"], found["category_words"], found["reports"]) == ("WAGES", "Wages", 1)
    assert [one["by"] for one in found["texts"] if one["author"] == "note"] == ["Asha"]
    assert WORKER not in json.dumps(answer)
    assert len(logged(house, "case.export")) == 1
    assert "exported the case to a file" in desk.page(f"/cases/{case}")


def test_all_cases_come_page_by_page_with_one_entry_in_the_log(
    desk: Desk, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", 2)
    for number in range(5):
        house.text(WAGES, sender=f"+120255501{60 + number}")
    shown: list[str] = []
    body: dict[str, object] | None = {}
    while body is not None:
        page = desk.post("/export/cases", body).get_json()
        assert len(page["cases"]) <= 2
        shown += [one["reference"] for one in page["cases"]]
        following = page["following"]
        body = {"opening": page["opening"], "after": following} if following else None
    assert len(shown) == len(set(shown)) == 5
    assert logged(house, "case.export_all") == [{"cases": 5}]


def test_without_an_export_of_ones_own_nothing_goes_on(desk: Desk, house: House) -> None:
    house.text(WAGES)
    assert desk.post("/export/cases", {"opening": new_id(), "after": new_id()}).status_code == 400
    assert desk.post("/export/cases", {"opening": "x"}).status_code == 400


def test_what_is_closed_to_the_member_is_in_no_file(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text("they beat us", sender=NEIGHBOUR)
    with transaction(house.engine) as session:
        closed, other = session.scalars(select(Case).order_by(Case.opened_at, Case.id))
        session.add(
            Recusal(
                case_id=closed.id,
                member_id=house.member_id,
                reason="kin",
                recused_by="x",
                recused_at=NOON,
            )
        )
        reference = other.reference
    answer = desk.post("/export/cases", {}).get_json()
    assert [one["reference"] for one in answer["cases"]] == [reference]
    assert len(answer["records"]) == 1
    assert logged(house, "case.export_all") == [{"cases": 1}]
    assert "1 case" in desk.page("/export")


def test_the_page_warns_before_anything_is_made(desk: Desk, house: House) -> None:
    house.text(WAGES)
    for path in ("/export", f"/cases/{case_id(house)}/export"):
        page = desk.page(path)
        assert "The file leaves the seal." in page
        assert '<button class="next" disabled>' in page
    assert logged(house, "case.export") == logged(house, "case.export_all") == []
    assert 'href="/export"' in desk.page("/cases")
