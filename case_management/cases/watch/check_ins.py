"""Workers of watched cases are asked whether all is well, and what they answer is looked at."""

from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from case_management.cases.hazards.close_round import close_running_round
from case_management.cases.models import Case
from case_management.cases.queries import one_report_each, reports_in
from case_management.cases.rules import OPEN
from case_management.cases.watch.kinds import TriggerKind, next_check
from case_management.cases.watch.triggers import raise_trigger
from case_management.cases.watches import CheckIn, RetaliationWatch
from case_management.work import Work
from config.platform.database import new_id
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.replies.ask_if_happened import ask_if_happened, stop_asking
from intake.reports.poll_questions import PollQuestion, answer_counts, lock_questions

AT_ONCE = 50


def ask_due_check_ins(session: Session, policy: Policy, now: datetime) -> int:
    """Asks in the cases whose day has come; gives in how many."""
    due = session.execute(
        select(RetaliationWatch, Case)
        .join(Case, Case.id == RetaliationWatch.case_id)
        .where(RetaliationWatch.next_check_at.is_not(None), RetaliationWatch.next_check_at <= now)
        .order_by(RetaliationWatch.next_check_at, RetaliationWatch.case_id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    for watch, case in due:
        watch.next_check_at = next_check(watch.opened_at, now)
        if case.state in OPEN:
            _ask(work, case)
    return len(due)


def look_at_check_ins(session: Session, policy: Policy, now: datetime) -> int:
    """Raises what workers answered, or that nobody did; gives how many signs there were."""
    # Only those that end by it: what still waits must hold up nobody's problem.
    asked = exists().where(PollQuestion.poll_id == CheckIn.id)
    ends = or_(
        CheckIn.closes_at <= now,
        asked.where(PollQuestion.answer == "problem"),
        ~asked.where(PollQuestion.answer.is_(None)),
    )
    running = session.execute(
        select(CheckIn, Case)
        .join(Case, Case.id == CheckIn.case_id)
        .where(CheckIn.closed_at.is_(None), ends)
        .order_by(CheckIn.asked_at, CheckIn.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    # It never waits: a worker who answers now holds an answer, and then wants the case.
    return sum(_look(work, *one) for one in running if lock_questions(session, one[0].id))


def _ask(work: Work, case: Case) -> None:
    close_running_round(work, case)
    identifier = new_id()
    asked = sum(
        ask_if_happened(
            work.session, one, identifier, work.policy.intake, work.now, phrase=Phrase.ASK_CHECK_IN
        )
        for one in one_report_each(reports_in(work.session, case.id))
    )
    closes_at = work.now + timedelta(days=work.policy.polls.open_days)
    work.session.add(
        CheckIn(
            id=identifier,
            case_id=case.id,
            asked_count=asked,
            asked_at=work.now,
            closes_at=closes_at,
            closed_at=None if asked else work.now,
        )
    )


def _look(work: Work, check_in: CheckIn, case: Case) -> int:
    counts = answer_counts(work.session, check_in.id)
    signs = 0
    if counts["problem"]:
        signs += raise_trigger(work, case, TriggerKind.PROBLEM)
    elif counts[None] == check_in.asked_count and case.last_heard_at < check_in.asked_at:
        signs += raise_trigger(work, case, TriggerKind.SILENCE)
    # A problem is known: nobody waits for the others, who can write any day.
    check_in.closed_at = work.now
    stop_asking(work.session, check_in.id, work.now)
    return signs
