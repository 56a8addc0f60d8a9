"""How much evidence there is, and where a finding claims more than it names."""

from sqlalchemy import select

from app.dashboard.monitor.case.side.evidence_lines import NamedEvidence, evidence_summary
from case_management.cases.models import Finding
from case_management.evidence.actions.name_evidence import name_evidence
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.case_texts import kept_fact, kept_item


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
