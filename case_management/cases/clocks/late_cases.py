"""A clock of a case has ended before what it counts for was done: a named member is told, without
content.

Danger to life that nobody has opened has an alarm of its own, which rings until somebody opens the
case (actions/danger_alarm.py).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.case_access import recused_from
from case_management.cases.clocks.set_clocks import (
    clocks_of,
    put_told,
    set_clocks,
    told_clocks,
    untold,
)
from case_management.cases.models import TELLS_LATER, Case
from case_management.cases.on_call import first_to_wake
from config.policy.policy import Policy
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import tell_member

AT_ONCE = 100
NOBODY_THERE_FOR = timedelta(hours=1)
"""So long nobody looks again at a case of an organisation in which nobody can be told."""

NextMembers = Callable[[Session, str], Sequence[str]]
"""The members of an organisation who may be told where nobody is assigned and nobody on call."""


def tell_of_late_cases(
    session: Session, policy: Policy, now: datetime, next_members: NextMembers
) -> int:
    """Tells whose case it is, else who is on call, else the next member; gives how many cases.

    Each clock is told of once; several cases of one member are one mail. What was written down of
    the clocks is looked at anew before: no member is told of one that does not run.
    """
    due = session.scalars(
        select(Case)
        .where(TELLS_LATER, Case.next_late_at <= now)
        .order_by(Case.next_late_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    told = 0
    for case in due:
        set_clocks(session, case, policy)
        late = [one for one in untold(case, clocks_of(session, case, policy)) if one.due_at <= now]
        if not late:
            continue
        wanted = (
            case.assignee_id,
            first_to_wake(session, case.organisation_id, now),
            *next_members(session, case.organisation_id),
        )
        closed = recused_from(session, case.id)
        member = next((one for one in wanted if one and one not in closed), None)
        if member is None:
            case.next_late_at = now + NOBODY_THERE_FOR
            continue
        tell_member(session, member, now, MailTemplate.LATE)
        put_told(case, told_clocks(case) | {one.name for one in late})
        set_clocks(session, case, policy)
        told += 1
    return told
