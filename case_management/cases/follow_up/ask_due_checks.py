"""Workers are asked again whether a remedy lasts, when a check is due."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.ask_workers import ask_workers
from case_management.cases.checks.models import CHECKS, CheckEvent, CheckState, RemedyCheck
from case_management.cases.follow_up.follow_check import follow_check, tell_members
from case_management.cases.models import Case, Poll
from case_management.cases.rules import LASTING
from case_management.own_day import day_at
from case_management.work import Work
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase

AT_ONCE = 50
EASTMOST = timedelta(hours=14)
"""Nowhere is it later than so much after UTC: what is due in the east already is looked at."""


def ask_due_checks(session: Session, policy: Policy, now: datetime) -> int:
    """Asks the workers of cases whose check is due; gives how many cases."""
    due = session.execute(
        select(RemedyCheck, Case)
        .join(Case, Case.id == RemedyCheck.case_id)
        .where(
            RemedyCheck.state == CheckState.PLANNED,
            RemedyCheck.due_on <= (now + EASTMOST).date(),
            Case.state.in_(LASTING),
            ~exists().where(Poll.case_id == Case.id, Poll.closed_at.is_(None)),
        )
        .order_by(RemedyCheck.due_on, RemedyCheck.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    asked: set[str] = set()
    for check, case in due:
        today = day_at(session, case.organisation_id, now)
        if case.id not in asked and check.due_on <= today:
            _ask(work, check, case)
            asked.add(case.id)
    return len(asked)


def _ask(work: Work, check: RemedyCheck, case: Case) -> None:
    poll = ask_workers(work, case, Phrase.ASK_STILL_SO)
    work.session.flush()
    check.poll_id = poll.id
    check.state = CHECKS.after(CheckState(check.state), CheckEvent.ASK)
    detail = {"months": check.months, "asked": poll.asked_count, "workers": poll.worker_count}
    work.record(case.organisation_id, AuditAction.ASK_CHECK, case.id, {**detail})
    if poll.closed_at is not None:
        follow_check(work, case, poll)
        tell_members(work, case)
