"""The workers of a case are asked whether what was promised happened."""

from datetime import timedelta

from sqlalchemy import update

from case_management.cases.hazards.close_round import close_running_round
from case_management.cases.models import Case, Poll
from case_management.cases.queries import one_report_each, reports_in
from case_management.work import Work
from config.platform.database import insert, new_id
from intake.dialogue.model.phrases import Phrase
from intake.replies.ask_if_happened import ask_if_happened


def ask_workers(work: Work, case: Case, phrase: Phrase = Phrase.ASK_HAPPENED) -> Poll:
    """Queues one text to each worker who can be written to, at the hours that the worker chose.

    Where there is nobody to ask, the poll is closed at once. That no other one is open the caller
    has checked (cases/polls/poll_result.py), and the database sees to it.
    """
    close_running_round(work, case)
    poll_id = new_id()
    workers = one_report_each(reports_in(work.session, case.parent_id or case.id))
    asked = sum(
        ask_if_happened(work.session, report, poll_id, work.policy.intake, work.now, phrase)
        for report in workers
    )
    poll = Poll(
        id=poll_id,
        case_id=case.id,
        member_id=work.actor.id,
        worker_count=len(workers),
        asked_count=asked,
        of_past_remedy=False,
        asked_at=work.now,
        closes_at=work.now + timedelta(days=work.policy.polls.open_days),
        closed_at=None if asked else work.now,
    )
    insert(work.session, poll)
    return poll


def forget_polls(work: Work, case: Case) -> None:
    """The remedy is verified anew: what was answered before says nothing of it as it is now."""
    work.session.execute(update(Poll).where(Poll.case_id == case.id).values(of_past_remedy=True))
