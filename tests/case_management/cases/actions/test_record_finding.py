"""A finding needs a place, a kind and evidence; it moves the case and sets an alert's first day."""

import pytest
from sqlalchemy import select

from case_management.cases.actions.record_finding import record_finding
from case_management.cases.models import Case, Finding
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import only_case, work_of
from vault.grants import Grant


def finding_of(case: Case, house: House, result: str, grade: str) -> tuple[Finding, Grant]:
    """What a member's browser sent, with the key of its summary."""
    finding = Finding(
        id=new_id(),
        case_id=case.id,
        member_id=house.member_id,
        result=result,
        grade=grade,
        body_sealed=b"sealed",
        recorded_at=NOON,
    )
    return finding, Grant(
        record_id=finding.id, organisation_id=house.organisation_id, epoch=1, key_sealed=b"sealed"
    )


def test_a_confirmed_finding_moves_the_case_and_delays_its_alert(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        case.state, case.category, case.level = "investigating", "WAGES", "L3"
        case.factory_id = session.scalars(select(Factory.id)).one()
        grade = house.policy.evidence.substantiated_from
        work = work_of(house, session, "investigator")
        record_finding(work, case, *finding_of(case, house, "substantiated", grade))
        assert case.state == "finding"
        assert case.alert_not_before is not None and case.alert_not_before > NOON.date()
        assert session.scalars(select(Report.stage)).one() == "confirmed"


@pytest.mark.parametrize("lacking", ["factory", "category"])
def test_without_a_place_or_a_kind_nothing_is_found(house: House, lacking: str) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        case.state, case.category = "investigating", None if lacking == "category" else "WAGES"
        if lacking != "factory":
            case.factory_id = session.scalars(select(Factory.id)).one()
        work = work_of(house, session, "investigator")
        with pytest.raises(Refusal) as refused:
            record_finding(work, case, *finding_of(case, house, "inconclusive", "E0"))
        assert refused.value.code == f"finding_needs_{lacking}"
