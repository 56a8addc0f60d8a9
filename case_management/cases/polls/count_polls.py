"""The polls of a case, counted."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.queries import last_actor
from case_management.cases.models import Case, Poll
from case_management.cases.polls.poll_result import PollCount, PollResult, result_of
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from intake.reports.poll_questions import PollQuestion, answer_counts


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
        unreached=_unreached(session, poll),
    )


def not_delivered(session: Session, poll_id: str, *also: DeliveryState) -> int:
    """How many of its texts failed, or are in one of the other states, and were not answered."""
    texts = (
        select(func.count())
        .select_from(PollQuestion)
        .join(Outbound, Outbound.id == PollQuestion.id)
        .where(
            PollQuestion.poll_id == poll_id,
            PollQuestion.answer.is_(None),
            Outbound.state.in_((DeliveryState.FAILED, *also)),
        )
    )
    return session.scalar(texts) or 0


def newest_polls(session: Session, case_ids: Collection[str]) -> dict[str, Poll]:
    """The newest poll of each case about its remedy as it is now."""
    polls = session.scalars(
        select(Poll)
        .where(Poll.case_id.in_(case_ids), Poll.of_past_remedy.is_(False))
        .order_by(Poll.asked_at, Poll.id.desc())
    )
    return {one.case_id: one for one in polls}


def _unreached(session: Session, poll: Poll) -> int:
    """As it was when it closed: the texts themselves are not kept for long."""
    if poll.closed_at is not None:
        return poll.unreached_count or 0
    return not_delivered(session, poll.id)


def poll_result(session: Session, case_id: str) -> PollResult:
    """What the newest poll about the remedy as it is now says."""
    poll = newest_poll(session, case_id)
    return result_of(count_of(session, poll) if poll else None)


def planner_of(session: Session, case: Case) -> str | None:
    """Who planned the remedy last, by the log; None where nobody did."""
    return last_actor(session, AuditAction.PLAN_REMEDY, case.id)
