"""Danger to life: wake the on-call member, again and again, until somebody opens the case.

An alarm is one organisation's: what comes while it stands is counted in it, and every mail after
the first goes to the next member too. Who comes next is the caller's to say.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from case_management.cases import rules
from case_management.cases.case_access import recused_from, recused_from_all
from case_management.cases.models import Case
from case_management.cases.on_call import first_to_wake, next_to_wake
from case_management.duty.ring_member import ring_member
from case_management.work import Work
from config.policy.policy import Policy
from config.rows.prepared import Prepared
from intake.monitoring.alarms import NOBODY_ON_CALL, raise_alarm
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound

NextMembers = Callable[[Session, str], Sequence[str]]
"""The members of an organisation who may be woken beside the one on call, in their order."""

_WAITS = (Case.next_alarm_at.is_not(None), Case.first_opened_at.is_(None))
_RUNG_LAST = Prepared(
    select(func.max(Outbound.created_at))
    .join(Case, Case.id == Outbound.subject_id)
    .where(
        *_WAITS,
        Case.organisation_id == bindparam("organisation"),
        Case.id != bindparam("case"),
        Outbound.template == MailTemplate.DANGER,
    )
)


def ring(work: Work, case: Case) -> None:
    """Wakes whoever is on call, and sets the time of the next mail.

    Where another danger has just woken that member, this one waits for the next mail, at most
    the policy's `again_minutes` after the last.
    """
    last = _RUNG_LAST.scalar(work.session, organisation=case.organisation_id, case=case.id)
    soonest = last + timedelta(minutes=work.policy.alarm_again_minutes) if last else work.now
    if soonest > work.now:
        case.next_alarm_at = soonest
        return
    woken = first_to_wake(work.session, case.organisation_id, work.now)
    if woken is None:
        raise_alarm(work.session, NOBODY_ON_CALL, case.organisation_id, work.now)
    elif woken in recused_from(work.session, case.id):
        # Who may not open it does not answer for it.
        woken = None
    else:
        _post(work, case, case.alarms_rung, woken)
    case.alarms_rung += 1
    # Without anybody on call the clerk goes on to the next member at once.
    case.next_alarm_at = _next(case, work.policy, work.now) if woken else work.now


def _nobody(_session: Session, _organisation_id: str) -> Sequence[str]:
    return ()


def ring_due(
    session: Session,
    policy: Policy,
    now: datetime,
    at_most: int = 100,
    next_members: NextMembers = _nobody,
) -> int:
    """Rings once for every organisation in which a danger that nobody has opened is due, or whose
    last mail could be delivered to nobody; gives how many rang.
    """
    waiting = list(
        session.scalars(
            select(Case)
            .where(*_WAITS)
            .order_by(Case.opened_at, Case.id)
            .limit(at_most)
            .with_for_update(skip_locked=True)
        )
    )
    work = Work.of_system(session, policy, now)
    rang = 0
    for organisation_id in sorted({one.organisation_id for one in waiting}):
        cases = [one for one in waiting if one.organisation_id == organisation_id]
        others = [
            *next_to_wake(session, organisation_id, now)[1:],
            *next_members(session, organisation_id),
        ]
        if any(one.next_alarm_at and one.next_alarm_at <= now for one in cases) or (
            max(one.alarms_rung for one in cases) <= len(others) and _reached_nobody(session, cases)
        ):
            _ring_all(work, cases, others)
            rang += 1
    return rang


def _ring_all(work: Work, cases: Sequence[Case], others: Sequence[str]) -> None:
    """One mail for all of them to whoever is on call, and one to the member whose turn it is."""
    oldest, turn = cases[0], max(one.alarms_rung for one in cases)
    woken = first_to_wake(work.session, oldest.organisation_id, work.now)
    closed = recused_from_all(work.session, [one.id for one in cases])
    woken = None if woken in closed else woken
    others = [one for one in dict.fromkeys(others) if one != woken and one not in closed]
    turn_of = others[max(turn - 1, 0) % len(others)] if others else None
    for member in dict.fromkeys(filter(None, (woken, turn_of))):
        _post(work, oldest, turn, member)
    after = _next(oldest, work.policy, work.now)
    for one in cases:
        one.alarms_rung, one.next_alarm_at = turn + 1, after


def _post(work: Work, case: Case, turn: int, member_id: str) -> None:
    key = f"alarm/{case.id}/{int(case.opened_at.timestamp())}/{turn}/{member_id}"
    ring_member(work.session, MailTemplate.DANGER, member_id, case.id, key, work.now)


def _reached_nobody(session: Session, cases: Iterable[Case]) -> bool:
    """Whether all mails of the last time were refused for good."""
    opened = {one.id: one.opened_at for one in cases}
    rows = session.execute(
        select(Outbound.subject_id, Outbound.created_at, Outbound.state).where(
            Outbound.template == MailTemplate.DANGER, Outbound.subject_id.in_(list(opened))
        )
    )
    told = [(at, state) for subject, at, state in rows if at >= opened[subject or ""]]
    last = max((at for at, _ in told), default=None)
    states = {state for at, state in told if at == last}
    return states == {DeliveryState.FAILED}


def waiting_dangers(session: Session, organisation_id: str) -> int:
    """How many dangers of an organisation wait for somebody to open them."""
    count = select(func.count()).where(*_WAITS, Case.organisation_id == organisation_id)
    return session.scalar(count) or 0


def _next(case: Case, policy: Policy, now: datetime) -> datetime:
    due = case.due_at or case.opened_at + timedelta(hours=1)
    planned = [at for at in rules.alarm_times(case.opened_at, due, policy) if at > now]
    # Past its end the clock has been missed: go on at the same pace, somebody must open it.
    return planned[0] if planned else now + max((due - case.opened_at) / 2, timedelta(minutes=5))


def quiet(case: Case) -> None:
    """Somebody opened it: no further alarm."""
    case.next_alarm_at = None
