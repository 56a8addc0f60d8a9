"""A step of the case answers the contests that wait in it."""

from sqlalchemy import exists, select

from case_management.cases.contests.models import (
    Contest,
    ContestKind,
    contests_of,
    waiting_contests,
)
from case_management.cases.models import Case
from case_management.cases.queries import findings
from case_management.cases.rules import CLOSING
from case_management.refusals import Refusal
from case_management.work import Work
from intake.replies.notify import may_be_written_to
from intake.reports.report import report
from intake.reports.thread import MEMBER, Message

AGAIN = "reinvestigate"
"""The step by which a contested case is investigated anew."""
UNSETTLING = frozenset({"step_back", "ask_workers"})
"""Steps that say nothing of a contest."""


def check_contests(work: Work, case: Case, event: str) -> None:
    """Raises Refusal where a case would be closed over the head of a worker who contests it.

    The worker has an answer first, unless nobody can write to that worker; and who recorded the
    finding does not decide alone that it stays.
    """
    if event not in CLOSING:
        return
    said = [one for one in contests_of(work.session, case.id) if _still_counts(work, one)]
    if not said:
        return
    newest = next(iter(findings(work.session, case.id)), None)
    if newest is not None and newest.member_id == work.actor.id:
        raise Refusal("contest_of_own_finding")
    if any(not _has_answer(work, one) for one in said):
        raise Refusal("contest_unanswered")


def _still_counts(work: Work, one: Contest) -> bool:
    """It waits; or it was looked into again, and nobody has told the worker what came of that."""
    if one.kind != ContestKind.DIGIT:
        return False
    return one.settled_at is None or (one.outcome == AGAIN and not _has_answer(work, one))


def settle_contests(work: Work, case: Case, event: str) -> None:
    """Those that wait are settled by this step."""
    if event in UNSETTLING:
        return
    for one in waiting_contests(work.session, case.id):
        one.settled_at, one.settled_by, one.outcome = work.now, work.actor.id, event
    work.session.flush()


def _has_answer(work: Work, contest: Contest) -> bool:
    written = exists().where(
        Message.report_id == contest.report_id,
        Message.author == MEMBER,
        Message.at >= contest.raised_at,
    )
    if work.session.scalar(select(written)):
        return True
    asked = report(work.session, contest.report_id)
    return not may_be_written_to(work.session, asked, work.policy.intake, work.now)
