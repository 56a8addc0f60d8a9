"""What workers answered to one asking becomes observations, one a day."""

from collections import Counter
from datetime import date

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.cases.hazards.kinds import SeenBy, presence_of
from case_management.cases.hazards.models import (
    HazardObservation,
    HazardQuestion,
    running_question,
)
from case_management.cases.models import Case
from case_management.own_day import day_at
from case_management.work import Work
from intake.replies.ask_if_happened import stop_asking
from intake.reports.poll_questions import PollQuestion

THERE, GONE = "still_so", "no_longer"
"""Answers of the dialogue (PollAnswer)."""


def close_round(work: Work, case: Case, question: HazardQuestion) -> int:
    """No answer to it counts any more; gives how many observations came of it.

    How many said what is kept only where at least `counts_from` were asked: with fewer it may tell
    what one person answered (config/policy/cases/polls.py).
    """
    if question.round_id is None:
        return 0
    days = _answers(work, case, question.round_id)
    stop_asking(work.session, question.round_id, work.now)
    counted = question.asked_count >= work.policy.polls.counts_from
    found = 0
    for day, answers in sorted(days.items()):
        seen = presence_of(answers[THERE], answers[GONE])
        if seen is None:
            continue
        found += 1
        work.session.add(
            HazardObservation(
                case_id=case.id,
                source=SeenBy.WORKERS,
                seen=seen,
                seen_on=day,
                there_count=answers[THERE] if counted else None,
                gone_count=answers[GONE] if counted else None,
                recorded_at=work.now,
            )
        )
    detail = {"asked": question.asked_count, "days": found}
    work.record(case.organisation_id, AuditAction.CLOSE_TODAY, case.id, {**detail})
    question.round_id = None
    work.session.flush()
    return found


def close_running_round(work: Work, case: Case) -> None:
    """Workers of the case get another question of ours: a digit must answer that one."""
    question = running_question(work.session, case.id)
    if question is not None:
        close_round(work, case, question)


def _answers(work: Work, case: Case, round_id: str) -> dict[date, Counter[str]]:
    """How many answered what on which day of the organisation's."""
    rows = select(PollQuestion.answer, PollQuestion.answered_at).where(
        PollQuestion.poll_id == round_id, PollQuestion.answer.in_((THERE, GONE))
    )
    days: dict[date, Counter[str]] = {}
    for answer, at in work.session.execute(rows):
        if answer is not None and at is not None:
            day = day_at(work.session, case.organisation_id, at)
            days.setdefault(day, Counter())[answer] += 1
    return days
