"""Danger to life: wake the on-call member, again and again, until somebody opens the case."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from case_management.cases import rules
from case_management.cases.models import Case, OnCall
from case_management.work import Work
from config.policy.policy import Policy
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import post_mail

_ON_CALL = select(OnCall.member_id).where(OnCall.organisation_id == bindparam("organisation"))


def ring(work: Work, case: Case) -> None:
    """Posts one alarm without content and sets the time of the next."""
    on_call = work.session.scalar(_ON_CALL, {"organisation": case.organisation_id})
    if on_call is not None:
        post_mail(
            work.session,
            MailTemplate.DANGER,
            on_call,
            case.id,
            f"alarm/{case.id}/{case.opened_at.isoformat()}/{case.alarms_rung}",
            work.now,
        )
    case.alarms_rung += 1
    case.next_alarm_at = _next(case, work.policy, work.now)


def ring_due(session: Session, policy: Policy, now: datetime, at_most: int = 100) -> int:
    """Rings for every case that nobody has opened by its next alarm; gives how many."""
    due = list(
        session.scalars(
            select(Case)
            .where(Case.next_alarm_at <= now, Case.first_opened_at.is_(None))
            .limit(at_most)
            .with_for_update(skip_locked=True)
        )
    )
    work = Work.of_system(session, policy, now)
    for case in due:
        ring(work, case)
    return len(due)


def _next(case: Case, policy: Policy, now: datetime) -> datetime:
    due = case.due_at or case.opened_at + timedelta(hours=1)
    planned = [at for at in rules.alarm_times(case.opened_at, due, policy) if at > now]
    # Past its end the clock has been missed: go on at the same pace, somebody must open it.
    return planned[0] if planned else now + max((due - case.opened_at) / 2, timedelta(minutes=5))


def quiet(case: Case) -> None:
    """Somebody opened it: no further alarm."""
    case.next_alarm_at = None
