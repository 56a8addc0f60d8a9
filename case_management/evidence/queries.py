"""Reading the register of a case, the chain of custody, and what findings rest on."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.evidence.kinds import CustodyStep
from case_management.evidence.models import CustodyEntry, EvidenceItem, FindingEvidence
from case_management.evidence.supported_grade import GradedItem


def items_of(session: Session, case_ids: Collection[str]) -> list[EvidenceItem]:
    """The register of a case and of those that were joined to it, in order."""
    return list(
        session.scalars(
            select(EvidenceItem)
            .where(EvidenceItem.case_id.in_(case_ids))
            .order_by(EvidenceItem.written_at, EvidenceItem.number, EvidenceItem.id)
        )
    )


def item_of(session: Session, case_ids: Collection[str], item_id: str) -> EvidenceItem | None:
    """One item of these cases; None for any other."""
    found = session.get(EvidenceItem, item_id)
    return found if found is not None and found.case_id in case_ids else None


def next_number(session: Session, case_id: str) -> int:
    """The number of the next item of a case, whose row the caller has locked."""
    newest = select(func.max(EvidenceItem.number)).where(EvidenceItem.case_id == case_id)
    return (session.scalar(newest) or 0) + 1


def next_place(session: Session, item_id: str) -> int:
    """The place of the next entry in the chain of an item, whose case the caller has locked."""
    newest = select(func.max(CustodyEntry.number)).where(CustodyEntry.item_id == item_id)
    return (session.scalar(newest) or 0) + 1


def custody_of(session: Session, case_ids: Collection[str]) -> list[CustodyEntry]:
    """The chains of all items of these cases, each in its order."""
    return list(
        session.scalars(
            select(CustodyEntry)
            .where(CustodyEntry.case_id.in_(case_ids))
            .order_by(CustodyEntry.number, CustodyEntry.id)
        )
    )


def graded(items: Collection[EvidenceItem], custody: Collection[CustodyEntry]) -> list[GradedItem]:
    """Items, as far as grades ask."""
    checked = {one.item_id for one in custody if one.step == CustodyStep.CHECKED}
    return [GradedItem(one.kind, one.id in checked) for one in items]


def named_by(session: Session, finding_ids: Collection[str]) -> dict[str, set[str]]:
    """By finding, the ids of the items that it rests on."""
    found: dict[str, set[str]] = {one: set() for one in finding_ids}
    rows = session.execute(
        select(FindingEvidence.finding_id, FindingEvidence.item_id).where(
            FindingEvidence.finding_id.in_(finding_ids)
        )
    )
    for finding_id, item_id in rows:
        found[finding_id].add(item_id)
    return found
