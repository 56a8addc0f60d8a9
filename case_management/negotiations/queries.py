"""Reading what was negotiated about a case."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.negotiations.models import Agreement, Negotiation


def negotiations_of(session: Session, case_ids: Collection[str]) -> list[Negotiation]:
    """The sessions of a case and of those that were joined to it, the first held first."""
    return list(
        session.scalars(
            select(Negotiation)
            .where(Negotiation.case_id.in_(case_ids))
            .order_by(Negotiation.held_on, Negotiation.written_at, Negotiation.id)
        )
    )


def agreements_of(session: Session, case_ids: Collection[str]) -> list[Agreement]:
    """Their agreements, the first signed first."""
    return list(
        session.scalars(
            select(Agreement)
            .where(Agreement.case_id.in_(case_ids))
            .order_by(Agreement.signed_on, Agreement.written_at, Agreement.id)
        )
    )


def agreement_of(
    session: Session, case_ids: Collection[str], agreement_id: str
) -> Agreement | None:
    """One agreement of these cases; None for any other."""
    found = session.get(Agreement, agreement_id)
    return found if found is not None and found.case_id in case_ids else None
