"""How much evidence there is, and where a finding claims more than it names."""

from sqlalchemy import select

from app.dashboard.monitor.case.side.evidence_lines import NamedEvidence, evidence_summary
from case_management.cases.models import Case, Finding
from case_management.cases.triage.join_cases import join_cases
from case_management.evidence.actions.name_evidence import name_evidence
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.app.dashboard.monitor.case_steps import NEIGHBOUR, WAGES
from tests.support.case_texts import kept_fact, kept_item
from tests.support.work import work_of


def test_a_finding_that_claims_more_than_it_names_is_marked(at_hand: CaseAtHand) -> None:
    house = at_hand.desk.house
    at_hand.find("partly", "E3")
    with at_hand.desk.asking():
        assert evidence_summary(at_hand.become()).named == {}
    with transaction(house.engine) as session:
        finding = session.scalars(select(Finding.id)).one()
        told = kept_item(house, session, at_hand.id, "testimony").id
        kept_item(house, session, at_hand.id, "interview")
        kept_fact(house, session, at_hand.id)
        name_evidence(session, finding, [told])
    with at_hand.desk.asking():
        summary = evidence_summary(at_hand.become())
    assert (summary.grade, summary.facts, len(summary.items)) == ("E3", 1, 2)
    assert summary.named == {finding: NamedEvidence(["1. What one worker told"], "E1")}


def test_what_a_joined_case_brought_is_told_from_what_has_the_same_number(
    at_hand: CaseAtHand,
) -> None:
    house = at_hand.desk.house
    house.text(WAGES, sender=NEIGHBOUR)
    with transaction(house.engine) as session:
        case = session.get_one(Case, at_hand.id)
        other = session.scalars(select(Case).where(Case.id != case.id)).one()
        for one in (case, other):
            kept_item(house, session, one.id)
        join_cases(work_of(house, session), other, case)
        reference = other.reference
    with at_hand.desk.asking():
        items = [label for _, label in evidence_summary(case).items]
    assert sorted(items) == ["1. Document", f"{reference}/1. Document"]
