"""What the workers' answers mean for the plan: no member presses any of these steps."""

from datetime import datetime

from sqlalchemy import select, update

from case_management.audit.audit_action import AuditAction
from case_management.remedies.ledger import PaymentKind
from case_management.remedies.models import RemedyAction, RemedyPayment
from case_management.remedies.rules import ACTIONS, WORKERS
from case_management.work import Work


def follow_workers(work: Work, organisation_id: str, case_id: str, event: str) -> int:
    """Takes the step with every action of the plan that can take it; gives how many."""
    actions = work.session.scalars(select(RemedyAction).where(RemedyAction.case_id == case_id))
    able = [one for one in actions if event in ACTIONS.allowed_events(one.state, WORKERS)]
    for one in able:
        one.state = ACTIONS.next_state(one.state, event, WORKERS)
    if able:
        work.record(
            organisation_id,
            AuditAction.FOLLOW_WORKERS,
            case_id,
            {"event": event, "actions": len(able)},
        )
    return len(able)


def confirm_payments(work: Work, case_id: str, poll_id: str, asked_at: datetime) -> None:
    """Workers say that it was done: what was paid before they were asked is confirmed by them."""
    work.session.execute(
        update(RemedyPayment)
        .where(
            RemedyPayment.case_id == case_id,
            RemedyPayment.kind == PaymentKind.PAID,
            RemedyPayment.confirmed_by.is_(None),
            RemedyPayment.recorded_at <= asked_at,
        )
        .values(confirmed_by=poll_id)
    )


def withdraw_payments(work: Work, poll_id: str) -> None:
    """What a poll confirmed was taken back: the money waits for workers' word again."""
    confirmed = update(RemedyPayment).where(RemedyPayment.confirmed_by == poll_id)
    work.session.execute(confirmed.values(confirmed_by=None))
