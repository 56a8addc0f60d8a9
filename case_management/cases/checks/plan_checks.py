"""Workers confirmed a remedy: they are asked again after three and after six months."""

from datetime import datetime, timedelta

from case_management.cases.checks.models import (
    CHECKS,
    CheckEvent,
    CheckState,
    RemedyCheck,
    checks_of,
    next_check,
)
from case_management.cases.models import Case
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.work import Work

FIRST_MONTHS, LAST_MONTHS = 3, 6


def plan_checks(work: Work, case: Case, asked_at: datetime) -> None:
    """Their days count from when workers were asked, not from when a member recorded the answer:
    a number that was silent for longer than the policy says is asked nothing.
    """
    rules = work.policy.polls
    for months, days in (
        (FIRST_MONTHS, rules.first_check_days),
        (LAST_MONTHS, rules.last_check_days),
    ):
        due_on = day_at(work.session, case.organisation_id, asked_at + timedelta(days=days))
        check = RemedyCheck(case_id=case.id, months=months, due_on=due_on, state=CheckState.PLANNED)
        work.session.add(check)
    work.session.flush()


def drop_checks(work: Work, case: Case) -> None:
    """The case goes on in another way: what is still to come is not asked."""
    for check in checks_of(work.session, case.id):
        check.state = CHECKS.after(CheckState(check.state), CheckEvent.DROP)


def check_all_asked(work: Work, case: Case) -> None:
    """Raises Refusal while a check is still to come: before it nobody knows whether it lasts."""
    left = next_check(work.session, case.id)
    if left is not None:
        raise Refusal("checks_left", day=left.due_on.isoformat())
