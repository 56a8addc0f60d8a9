"""Reading the facts of a case."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.facts.models import SealedFact


def facts_of(session: Session, case_ids: Collection[str]) -> list[SealedFact]:
    """All facts of a case and of those that were joined to it, oldest first."""
    return list(
        session.scalars(
            select(SealedFact)
            .where(SealedFact.case_id.in_(case_ids))
            .order_by(SealedFact.written_at, SealedFact.id)
        )
    )


def fact_of(session: Session, case_ids: Collection[str], fact_id: str) -> SealedFact | None:
    """One fact of these cases; None for any other."""
    found = session.get(SealedFact, fact_id)
    return found if found is not None and found.case_id in case_ids else None
