"""What a step of a case means for its plan: workers' answers move its actions, no member does."""

from case_management.cases.checks.plan_checks import drop_checks, plan_checks
from case_management.cases.models import Case
from case_management.cases.polls.count_polls import newest_poll, poll_result
from case_management.cases.polls.poll_result import PollResult
from case_management.remedies.actions.follow_workers import (
    confirm_payments,
    follow_workers,
    withdraw_payments,
)
from case_management.work import Work

HELD = ("remedied_confirmed", "remedied_unconfirmed", "not_remedied", "monitoring")


def follow_remedy(work: Work, case: Case, event: str, before: str) -> None:
    """To be called after a step was allowed, and before the poll of the case is closed."""
    poll = newest_poll(work.session, case.id)
    if event == "confirm_remedy":
        _follow(work, case, "confirm")
        if poll is not None:
            confirm_payments(work, case.id, poll.id, poll.asked_at)
        plan_checks(work, case, poll.asked_at if poll else work.now)
    elif event in ("resume_remedy", "find_not_remedied") and before == "verification":
        if poll_result(work.session, case.id) is PollResult.NOT_DONE:
            _follow(work, case, "deny")
    elif event == "report_relapse":
        _follow(work, case, "relapse")
        drop_checks(work, case)
    elif event == "step_back" and before in HELD:
        _follow(work, case, "withdraw")
        drop_checks(work, case)
        if poll is not None:
            withdraw_payments(work, poll.id)


def _follow(work: Work, case: Case, event: str) -> None:
    follow_workers(work, case.organisation_id, case.id, event)
