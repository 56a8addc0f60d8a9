"""Polls end: when their days are over, or when all have answered."""

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from case_management.cases.actions.close_polls import close_poll
from case_management.cases.follow_up.follow_check import follow_check, tell_members
from case_management.cases.models import Case, Poll
from case_management.work import Work
from config.policy.policy import Policy
from intake.reports.poll_questions import PollQuestion, lock_questions


def close_due_polls(session: Session, policy: Policy, now: datetime, at_most: int = 50) -> int:
    """Closes what is due, and makes its case unread: its members see what workers answered.

    Gives how many were closed.
    """
    unanswered = exists().where(PollQuestion.poll_id == Poll.id, PollQuestion.answer.is_(None))
    due = session.execute(
        select(Poll, Case)
        .join(Case, Case.id == Poll.case_id)
        .where(Poll.closed_at.is_(None), or_(Poll.closes_at <= now, ~unanswered))
        .order_by(Poll.closes_at, Poll.id)
        .limit(at_most)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    # It never waits: a worker who answers now holds an answer, and then wants the case.
    free = [(poll, case) for poll, case in due if lock_questions(session, poll.id)]
    for poll, case in free:
        close_poll(work, case, poll)
        follow_check(work, case, poll)
        tell_members(work, case)
    return len(free)
