"""A member opens a case and reads it: the alarm stops, the worker hears that somebody reads it."""

from collections.abc import Collection, Sequence

from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.danger_alarm import quiet
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage
from intake.reports.thread import Message


def open_case(work: Work, case: Case) -> None:
    """Records that a browser with keys was given the case's records."""
    work.record(case.organisation_id, AuditAction.OPEN_CASE, case.id)


def read_case(
    work: Work, case: Case, unread: Sequence[Message], seen: Collection[str]
) -> list[Message]:
    """Takes note of what was on a member's screen; gives what is left unread.

    `unread` are the worker's messages since the case was read, oldest first; `seen` are ids. Only
    who has seen them all has read the case: then the clock ends and the worker is told. Until
    then the page opens at the first that was not seen.
    """
    left = [message for message in unread if message.id not in seen]
    if not left:
        _read_whole(work, case)
        return []
    before = [message.at for message in unread if message.at < left[0].at]
    if before:
        case.read_at = max(before)
    return left


def _read_whole(work: Work, case: Case) -> None:
    """The first reader is also the first human answer to the clock."""
    if case.first_opened_at is None:
        case.first_opened_at = work.now
        quiet(case)
        set_clocks(work.session, case, work.policy)
        tell_workers(work, case.id, Phrase.NEWS_READ, Stage.READING)
    elif case.state == "contested":
        tell_workers(work, case.id, None, Stage.READING)
    case.read_at = work.now
