"""Reading an affiliate's register."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.obligations.models import Obligation, ObligationStep
from case_management.obligations.rules import WAITING


def obligations_of(
    session: Session, affiliate_id: str, contract_id: str | None = None
) -> list[Obligation]:
    """Of one contract or of all, what is owed first."""
    wanted = select(Obligation).where(Obligation.affiliate_id == affiliate_id)
    if contract_id is not None:
        wanted = wanted.where(Obligation.contract_id == contract_id)
    found = session.scalars(wanted.order_by(Obligation.due_on, Obligation.id))
    return sorted(found, key=lambda one: one.state not in WAITING)


def obligation_of(session: Session, affiliate_id: str, obligation_id: str) -> Obligation | None:
    """One of the affiliate's; None for any other."""
    return session.scalar(
        select(Obligation)
        .where(Obligation.id == obligation_id, Obligation.affiliate_id == affiliate_id)
        .with_for_update()
    )


def steps_of(session: Session, obligation_ids: Collection[str]) -> list[ObligationStep]:
    """What was done about them, the latest first."""
    return list(
        session.scalars(
            select(ObligationStep)
            .where(ObligationStep.obligation_id.in_(obligation_ids))
            .order_by(ObligationStep.taken_at.desc(), ObligationStep.id)
        )
    )
