"""A poll ends: when its days are over, when all have answered, or when its case goes on."""

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case, Poll
from case_management.cases.polls import count_of
from case_management.work import Work
from config.policy.policy import Policy
from intake.outbox.member_news import tell_member
from intake.replies.ask_if_happened import stop_asking
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
        .limit(at_most)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    # It never waits: a worker who answers now holds an answer, and then wants the case.
    free = [(poll, case) for poll, case in due if lock_questions(session, poll.id)]
    for poll, case in free:
        close_poll(work, case, poll)
        case.last_heard_at = now
        if case.assignee_id is not None:
            tell_member(session, case.assignee_id, now)
    return len(free)


def close_open_poll(work: Work, case: Case) -> None:
    """The case goes on without waiting: an answer that comes later counts no more."""
    poll = work.session.scalar(
        select(Poll).where(Poll.case_id == case.id, Poll.closed_at.is_(None)).with_for_update()
    )
    if poll is not None:
        close_poll(work, case, poll)


def close_poll(work: Work, case: Case, poll: Poll) -> None:
    """Ends it, and writes the numbers into the log where they tell nobody's answer."""
    poll.closed_at = work.now
    stop_asking(work.session, poll.id, work.now)
    count = count_of(work.session, poll)
    detail = {"asked": count.asked, "answered": count.answered}
    if count.asked >= work.policy.polls.counts_from:
        detail |= {
            "yes": count.yes,
            "partly": count.partly,
            "no": count.no,
            "unknown": count.unknown,
        }
    work.record(case.organisation_id, AuditAction.CLOSE_POLL, case.id, detail)
