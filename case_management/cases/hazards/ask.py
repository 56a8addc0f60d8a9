"""Workers of a case are asked how it is today, and asked no more."""

from datetime import timedelta

from sqlalchemy import exists, select

from case_management.audit.audit_action import AuditAction
from case_management.cases.hazards.close_round import close_round
from case_management.cases.hazards.kinds import MOST_ROUNDS, is_observable
from case_management.cases.hazards.models import HazardQuestion, running_question
from case_management.cases.models import Case, Poll
from case_management.cases.queries import one_report_each, reports_in
from case_management.cases.rules import OPEN
from case_management.cases.watches import CheckIn
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.database import new_id
from intake.dialogue.model.phrases import Phrase
from intake.replies.ask_if_happened import ask_if_happened

WEEK = timedelta(days=7)


def begin_asking(work: Work, case: Case, rounds: int) -> None:
    """Asks now, and again each week until `rounds` times are over. Raises Refusal."""
    if case.state not in OPEN:
        raise Refusal("out_of_step")
    if not is_observable(case.category, work.policy):
        raise Refusal("not_observable")
    if not 1 <= rounds <= MOST_ROUNDS:
        raise Refusal("hazard_rounds", most=str(MOST_ROUNDS))
    if running_question(work.session, case.id) is not None:
        raise Refusal("hazard_asked")
    if asks_something_else(work, case.id):
        raise Refusal("other_question_open")
    question = HazardQuestion(
        case_id=case.id, member_id=work.actor.id, rounds_left=rounds, asked_count=0
    )
    if not ask_round(work, case, question):
        raise Refusal("nobody_to_ask")
    work.session.add(question)
    detail = {"rounds": rounds, "asked": question.asked_count}
    work.record(case.organisation_id, AuditAction.ASK_TODAY, case.id, {**detail})


def ask_round(work: Work, case: Case, question: HazardQuestion) -> int:
    """Queues one text to each worker who can be written to, at the hours that the worker chose;
    gives how many."""
    round_id = new_id()
    question.asked_count = sum(
        ask_if_happened(work.session, one, round_id, work.policy.intake, work.now, Phrase.ASK_TODAY)
        for one in one_report_each(reports_in(work.session, case.parent_id or case.id))
    )
    question.rounds_left -= 1
    question.asked_at = work.now
    question.closes_at = work.now + timedelta(days=work.policy.polls.today_days)
    question.next_ask_at = work.now + WEEK if question.rounds_left else None
    question.round_id = round_id if question.asked_count else None
    return question.asked_count


def end_asking(work: Work, case: Case) -> None:
    """Workers are asked no more; what they have answered counts. Without a question nothing
    changes."""
    question = running_question(work.session, case.id)
    if question is None:
        return
    close_round(work, case, question)
    end_question(work, case, question)


def end_question(work: Work, case: Case, question: HazardQuestion) -> None:
    """For the caller that has closed its round."""
    question.ended_at, question.next_ask_at = work.now, None
    work.record(case.organisation_id, AuditAction.END_TODAY, case.id)


def asks_something_else(work: Work, case_id: str) -> bool:
    """Whether the workers of a case have another question of ours: a digit must answer one."""
    open_ones = (
        exists().where(table.case_id == case_id, table.closed_at.is_(None))
        for table in (Poll, CheckIn)
    )
    return any(work.session.scalar(select(one)) for one in open_ones)
