"""A finding needs a place, a kind and evidence; it moves the case and sets an alert's first day."""

from dataclasses import replace

import pytest
from sqlalchemy import or_, select

from case_management.actor import Actor
from case_management.cases.actions.change_state import move
from case_management.cases.actions.record_finding import record_finding
from case_management.cases.models import Case, Finding
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.house import NOON, House
from tests.support.remedies import complete_plan
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


@pytest.mark.parametrize("language", ["en", "bn", "es"])
@pytest.mark.parametrize(
    ("result", "grade", "stage", "news"),
    [
        ("substantiated", "E3", "confirmed", [Phrase.NEWS_FINDING.name]),
        ("partly", "E1", "investigating", [Phrase.ASK_AGREES.name]),
        ("partly", "E4", "investigating", [Phrase.ASK_AGREES.name]),
        ("not_substantiated", "E3", "investigating", [Phrase.ASK_AGREES.name]),
        ("inconclusive", "E0", "investigating", [Phrase.ASK_AGREES.name]),
    ],
)
def test_only_what_was_found_in_whole_is_told_as_true(
    house: House, language: str, result: str, grade: str, stage: str, news: list[str]
) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        session.scalars(select(Contact)).one().language = language
        case = only_case(session)
        case.state, case.category, case.level = "investigating", "WAGES", "L3"
        case.factory_id = session.scalars(select(Factory.id)).one()
        work = work_of(house, session, "investigator")
        record_finding(work, case, *finding_of(case, house, result, grade))
        assert session.scalars(select(Report.stage)).one() == stage
        heard = or_(Message.phrase.like("NEWS%"), Message.phrase == Phrase.ASK_AGREES.name)
        told = select(Message.phrase).where(heard)
        assert list(session.scalars(told)) == news
        # A plan of ours is no promise of anybody's.
        if result in {"substantiated", "partly"}:
            coordinator = work_of(house, session, "coordinator")
            move(coordinator, case, "plan_remedy")
            assert session.scalars(select(Report.stage)).one() == stage
            colleague = Actor("c" * 32, house.organisation_id, frozenset({"coordinator"}))
            complete_plan(coordinator, case)
            move(replace(coordinator, actor=colleague), case, "start_verification")
            assert session.scalars(select(Report.stage)).one() == "remedy"
