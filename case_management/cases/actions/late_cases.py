"""A case whose clock has ended before anybody read it: a named member is told, without content.

Danger to life has an alarm of its own, which rings until somebody opens the case (danger_alarm.py).
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.models import NOT_READ_IN_TIME, Case
from case_management.cases.on_call import on_call
from case_management.cases.rules import OPEN
from case_management.levels import endangers_life
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import tell_member

AT_ONCE = 100

NextMembers = Callable[[Session, str], Sequence[str]]
"""The members of an organisation who may be told where nobody is assigned and nobody on call."""


def tell_of_late_cases(session: Session, now: datetime, next_members: NextMembers) -> int:
    """Tells whose case it is, else who is on call, else the next member; gives how many cases.

    Each case is told of once; several of one member are one mail.
    """
    late = session.scalars(
        select(Case)
        .where(NOT_READ_IN_TIME, Case.due_at <= now)
        .order_by(Case.due_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    told = 0
    for case in late:
        case.late_told_at = now
        if case.state not in OPEN or endangers_life(case.level):
            continue
        member = case.assignee_id or on_call(session, case.organisation_id)
        member = member or next(iter(next_members(session, case.organisation_id)), None)
        if member is not None:
            tell_member(session, member, now, MailTemplate.LATE)
            told += 1
    return told
