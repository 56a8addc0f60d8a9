"""A check was answered: the remedy lasts, or the problem came back."""

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.change_state import put_state
from case_management.cases.actions.follow_remedy import follow_remedy
from case_management.cases.actions.tell_workers import stage_by_finding, tell_workers
from case_management.cases.checks.models import CHECKS, CheckEvent, CheckState, RemedyCheck
from case_management.cases.checks.plan_checks import LAST_MONTHS
from case_management.cases.models import Case, Poll
from case_management.cases.polls.count_polls import count_of
from case_management.cases.polls.poll_result import PollResult, result_of
from case_management.cases.rules import CASES, LASTING, WORKER
from case_management.remedies.actions.follow_workers import follow_workers
from case_management.work import Work
from intake.outbox.member_news import tell_member

_MEANS = {
    PollResult.CONFIRMED: CheckEvent.HOLD,
    PollResult.NOT_DONE: CheckEvent.RELAPSE,
}


def follow_check(work: Work, case: Case, poll: Poll) -> None:
    """What a closed poll means, where it was a check's; else nothing."""
    check = work.session.scalar(
        select(RemedyCheck).where(
            RemedyCheck.poll_id == poll.id, RemedyCheck.state == CheckState.ASKED
        )
    )
    if check is None:
        return
    event = _MEANS.get(result_of(count_of(work.session, poll)), CheckEvent.STAY_SILENT)
    check.state = CHECKS.after(CheckState.ASKED, event)
    if case.state not in LASTING:
        return
    if event is CheckEvent.RELAPSE:
        _relapse(work, case)
    elif event is CheckEvent.HOLD and check.months == LAST_MONTHS:
        follow_workers(work, case.organisation_id, case.id, "sustain")


def _relapse(work: Work, case: Case) -> None:
    """Workers say that it is not so any more: the case is worked on again."""
    before = case.state
    put_state(work, case, CASES.next_state(before, "report_relapse", WORKER))
    follow_remedy(work, case, "report_relapse", before)
    tell_workers(work, case.id, None, stage_by_finding(work, case.id))
    moved = {"from": before, "to": case.state}
    work.record(case.organisation_id, AuditAction.REPORT_RELAPSE, case.id, moved)


def tell_members(work: Work, case: Case) -> None:
    """The case is unread: its members see what workers answered."""
    case.last_heard_at = work.now
    if case.assignee_id is not None:
        tell_member(work.session, case.assignee_id, work.now)
