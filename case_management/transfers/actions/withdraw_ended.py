"""A case has ended: an open transfer of it is withdrawn, as if its members had kept the case."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.transfers.actions.offer import withdraw
from case_management.transfers.models import IS_OPEN, CaseTransfer
from case_management.work import Work
from config.policy.policy import Policy

AT_ONCE = 50


def withdraw_ended(session: Session, policy: Policy, now: datetime) -> int:
    """Also where the case was joined to another; both sides' histories say so. Gives how many."""
    # The index's condition names its column without a table: cases have one of that name too.
    waits = select(CaseTransfer.case_id).where(IS_OPEN)
    has_ended = list(
        session.scalars(select(Case.id).where(Case.id.in_(waits), Case.state.not_in(OPEN)))
    )
    if not has_ended:
        return 0
    ended = session.scalars(
        select(CaseTransfer)
        .where(IS_OPEN, CaseTransfer.case_id.in_(has_ended))
        .order_by(CaseTransfer.asked_at, CaseTransfer.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    for transfer in ended:
        withdraw(work, transfer)
    return len(ended)
