"""What the clerk does: asks again, takes in what was answered, ends with the case."""

from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from case_management.cases.follow_up.follow_check import tell_members
from case_management.cases.hazards.ask import ask_round, asks_something_else, end_question
from case_management.cases.hazards.close_round import close_round
from case_management.cases.hazards.models import HazardQuestion
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.work import Work
from config.policy.policy import Policy
from intake.reports.poll_questions import PollQuestion, lock_questions

AT_ONCE = 50
DAY = timedelta(days=1)
"""So much later workers are asked who have another question of ours."""


def follow_rounds(session: Session, policy: Policy, now: datetime) -> int:
    """Closes what is over, asks what is due, and ends what has no more to ask; gives how many
    questions something was done about."""
    asked = exists().where(PollQuestion.poll_id == HazardQuestion.round_id)
    over = HazardQuestion.round_id.is_not(None) & or_(
        HazardQuestion.closes_at <= now, ~asked.where(PollQuestion.answer.is_(None))
    )
    due = session.execute(
        select(HazardQuestion, Case)
        .join(Case, Case.id == HazardQuestion.case_id)
        .where(
            HazardQuestion.ended_at.is_(None),
            or_(over, HazardQuestion.next_ask_at <= now, Case.state.not_in(OPEN)),
        )
        .order_by(HazardQuestion.asked_at, HazardQuestion.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    # It never waits: a worker who answers now holds an answer, and then wants the case.
    return sum(
        _follow(work, question, case)
        for question, case in due
        if question.round_id is None or lock_questions(session, question.round_id)
    )


def _follow(work: Work, question: HazardQuestion, case: Case) -> int:
    if close_round(work, case, question):
        tell_members(work, case)
    due = question.next_ask_at is not None and question.next_ask_at <= work.now
    if case.state not in OPEN or question.next_ask_at is None:
        end_question(work, case, question)
    elif due and asks_something_else(work, case.id):
        question.next_ask_at = work.now + DAY
    elif due and not ask_round(work, case, question):
        # Whom nobody can write to any more, as after STOP, is asked no more.
        end_question(work, case, question)
    return 1
