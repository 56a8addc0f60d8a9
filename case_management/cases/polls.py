"""The polls of a case, counted."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.queries import last_actor
from case_management.cases.models import Case, Poll
from case_management.cases.poll_result import PollCount, PollResult, result_of
from intake.reports.poll_questions import answer_counts


def newest_poll(session: Session, case_id: str) -> Poll | None:
    """The newest poll about the remedy as it is now."""
    return session.scalar(
        select(Poll)
        .where(Poll.case_id == case_id, Poll.of_past_remedy.is_(False))
        .order_by(Poll.asked_at.desc(), Poll.id)
        .limit(1)
    )


def count_of(session: Session, poll: Poll) -> PollCount:
    """What was answered until now."""
    answers = answer_counts(session, poll.id)
    return PollCount(
        workers=poll.worker_count,
        asked=poll.asked_count,
        yes=answers["yes"],
        partly=answers["partly"],
        no=answers["no"],
        unknown=answers["unknown"],
        closed=poll.closed_at is not None,
    )


def poll_result(session: Session, case_id: str) -> PollResult:
    """What the newest poll about the remedy as it is now says."""
    poll = newest_poll(session, case_id)
    return result_of(count_of(session, poll) if poll else None)


def planner_of(session: Session, case: Case) -> str | None:
    """Who planned the remedy last, by the log; None where nobody did."""
    return last_actor(session, AuditAction.PLAN_REMEDY, case.id)
