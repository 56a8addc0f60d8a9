"""Contests and transfers are given in words and in fields."""

from app.dashboard.monitor.export.course_facts import course_facts
from case_management.cases.contests.models import Contest
from case_management.transfers.models import CaseTransfer
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.gloss.conftest import told_by
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.work import only_case
from vault.grants import Grant


def test_contests_and_transfers_of_a_case(desk: Desk, house: House) -> None:
    told = told_by(desk)
    transfer = new_id()
    with transaction(house.engine) as session:
        case = only_case(session)
        session.add(
            Contest(case_id=case.id, report_id=told.report_id, kind="digit", raised_at=NOON)
        )
        session.add(
            CaseTransfer(
                id=transfer,
                case_id=case.id,
                organisation_id=house.organisation_id,
                taker_organisation_id=house.organisation_id,
                state="refused",
                member_id=house.member_id,
                worker_count=1,
                asked_count=1,
                asked_at=NOON,
                cover_sealed=b"sealed",
            )
        )
        session.add(
            Grant(
                record_id=transfer,
                organisation_id=house.organisation_id,
                epoch=1,
                key_sealed=b"key",
            )
        )
    with desk.asking(), transaction(house.engine) as session:
        found = course_facts(only_case(session))
    assert found["contests"] == [
        {
            "words": "The worker does not agree. 2026-11-22",
            "raised_at": "2026-11-22T12:00:00+00:00",
            "settled_at": "",
            "settled_by": "",
            "outcome": "",
        }
    ]
    (given,) = found["transfers"]  # type: ignore[misc]
    assert given["words"].endswith(": Refused")
    answer = desk.post(f"/cases/{case.id}/export", {}).get_json()
    kinds = {one["id"]: one["kind"] for one in answer["records"]}
    assert kinds[transfer] == "transfer"
    assert "transfer" in {one["author"] for one in answer["cases"][0]["texts"]}
