"""A poll ends: its case goes on, or the clerk found it over (follow_up/close_due_polls.py)."""

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case, Poll
from case_management.cases.polls.count_polls import count_of, not_delivered
from case_management.work import Work
from intake.outbox.delivery_states import WAITING
from intake.replies.ask_if_happened import stop_asking


def close_open_poll(work: Work, case: Case) -> None:
    """The case goes on without waiting: an answer that comes later counts no more."""
    poll = work.session.scalar(
        select(Poll).where(Poll.case_id == case.id, Poll.closed_at.is_(None)).with_for_update()
    )
    if poll is not None:
        close_poll(work, case, poll)


def close_poll(work: Work, case: Case, poll: Poll) -> None:
    """Ends it, and writes the numbers into the log where they tell nobody's answer."""
    # What still waits to be sent goes no more: those workers were not reached either.
    poll.unreached_count = not_delivered(work.session, poll.id, *WAITING)
    poll.closed_at = work.now
    stop_asking(work.session, poll.id, work.now)
    count = count_of(work.session, poll)
    detail = {"asked": count.asked, "answered": count.answered}
    if count.unreached:
        detail["unreached"] = count.unreached
    if count.asked >= work.policy.polls.counts_from:
        detail |= {
            "yes": count.yes,
            "partly": count.partly,
            "no": count.no,
            "unknown": count.unknown,
        }
    work.record(case.organisation_id, AuditAction.CLOSE_POLL, case.id, detail)
