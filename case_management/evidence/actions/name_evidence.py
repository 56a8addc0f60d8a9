"""A finding names the evidence that it rests on, as it is recorded."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from case_management.evidence.models import FindingEvidence
from case_management.evidence.queries import item_of
from case_management.refusals import Refusal


def check_named(session: Session, case_ids: Collection[str], item_ids: Collection[str]) -> None:
    """Raises Refusal for an item that is in no register of these cases."""
    if any(item_of(session, case_ids, one) is None for one in item_ids):
        raise Refusal("evidence_unknown")


def name_evidence(session: Session, finding_id: str, item_ids: Collection[str]) -> None:
    """Keeps what a finding, which is kept already, rests on."""
    for item_id in sorted(set(item_ids)):
        session.add(FindingEvidence(finding_id=finding_id, item_id=item_id))
    session.flush()
