"""What is in the clear of a remedy goes into the file, in words and in fields."""

from app.dashboard.monitor.export.remedy_facts import remedy_facts
from case_management.cases.models import Case, Poll
from case_management.remedies.models import CaseBreach, CaseCause, RemedyPayment
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.remedies import propose
from tests.support.work import only_case, work_of


def with_remedy(house: House) -> Case:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        case.state = "remediation"
        action = propose(work_of(house, session, "coordinator"), case)
        session.add(CaseBreach(case_id=case.id, breach="threat"))
        session.add(CaseCause(case_id=case.id, cause="late_payment", is_primary=True))
        for kind, minor in (("owed", 1_234_50), ("paid", 1000_00)):
            session.add(
                RemedyPayment(
                    action_id=action.id,
                    case_id=case.id,
                    kind=kind,
                    minor=minor,
                    currency="BDT",
                    people=12,
                    member_id=house.member_id,
                    recorded_at=NOON,
                    taken_back_at=NOON if kind == "paid" else None,
                )
            )
        session.add(
            Poll(
                case_id=case.id,
                member_id=house.member_id,
                worker_count=9,
                asked_count=8,
                unreached_count=0,
                asked_at=NOON,
                closes_at=NOON,
                closed_at=NOON,
            )
        )
    return case


def test_causes_money_and_polls_are_given(desk: Desk, house: House) -> None:
    case = with_remedy(house)
    answer = desk.post(f"/cases/{case.id}/export", {}).get_json()
    (found,) = answer["cases"]
    assert found["breaches"] == ["Threats against those who organise"]
    assert found["causes"] == ["Late payment"]
    owed, paid = sorted(found["money"], key=lambda one: str(one["kind"]))
    assert (owed["amount"], owed["currency"], owed["people"]) == ("1234.50", "BDT", 12)
    assert "1,234.50" in owed["words"]
    assert (paid["taken_back"], "taken back" in paid["words"]) == (True, True)
    (poll,) = found["polls"]
    assert (poll["asked"], poll["yes"], poll["closed_at"]) == (8, 0, "2026-11-22T12:00:00+00:00")
    planned = next(one for one in found["texts"] if one["author"] == "remedy-action")
    assert planned["result"].startswith("Repay or compensate, ")
    assert planned["id"] in {one["id"] for one in answer["records"]}


def test_a_case_without_a_remedy_has_empty_lists(desk: Desk, house: House) -> None:
    house.text("no salary for two months")
    with desk.asking(), transaction(house.engine) as session:
        found = remedy_facts(only_case(session))
        assert found == {"breaches": [], "causes": [], "money": [], "polls": []}
