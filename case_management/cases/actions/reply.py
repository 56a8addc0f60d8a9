"""A member writes to the worker of one report."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.follow_report import receive
from case_management.cases.clocks.answered import answered
from case_management.cases.models import Case
from case_management.cases.sent_before import reply_sent_before
from case_management.levels import endangers_life
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from case_management.work import Work
from intake.replies.reply import (
    NO_WAY_BACK,
    NUMBER_GONE,
    WORKER_SAID_NO,
    WORKER_SAID_STOP,
    MemberReply,
    send_reply,
)
from intake.replies.switch_report import switch_to_report
from intake.reports.report import Report
from intake.reports.thread import newest_of_worker
from vault.roles import WRITERS

REFUSED_REPLIES = {
    NUMBER_GONE: "number_gone",
    WORKER_SAID_NO: "worker_said_no",
    NO_WAY_BACK: "no_way_back",
    WORKER_SAID_STOP: "worker_said_stop",
}
"""The code of each sentence that intake refuses a reply with."""


def reply(
    work: Work,
    case: Case,
    report: Report,
    text: MemberReply,
    urgent: bool = False,
    read_to: int | None = None,
) -> None:
    """Puts a reply into the thread and the outbox; one that is there already changes nothing.

    `urgent` sends it outside the worker's hours: a named person decides so, only in danger to life.
    `read_to` is the number of the last message that the member knows of; None is not asked about.
    Raises Refusal when the worker can't or doesn't want to be written to, or wrote since.
    """
    if reply_sent_before(work.session, report, work.actor.id, text.id):
        return
    if not work.actor.roles & WRITERS:
        raise Refusal("not_a_writer")
    if urgent and not endangers_life(case.level):
        raise Refusal("urgent_without_danger")
    require_new_id(work.session, text.id)
    newest = newest_of_worker(work.session, report.id)
    if read_to is not None and newest > read_to:
        raise Refusal("unseen_texts", newest=str(newest))
    refusal = send_reply(
        work.session, report, work.actor.id, text, work.policy.intake.safe_hours, work.now, urgent
    )
    if refusal is not None:
        raise Refusal(REFUSED_REPLIES[refusal])
    receive(
        work.session, switch_to_report(work.session, report, work.policy), work.policy, work.now
    )
    answered(work, case, report.id)
    work.record(
        case.organisation_id,
        AuditAction.REPLY,
        case.id,
        {"report": report.id, "urgent": int(urgent)},
    )
