"""A member writes to the worker of one report."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.follow_report import receive
from case_management.cases.models import Case
from case_management.levels import endangers_life
from case_management.refusals import Refusal
from config.policy.policy import Policy
from intake.replies.reply import (
    NUMBER_GONE,
    WORKER_SAID_NO,
    WORKER_SAID_STOP,
    MemberReply,
    send_reply,
)
from intake.replies.turn_to import turn_to
from intake.reports.report import Report
from vault.roles import WRITERS

REFUSED_REPLIES = {
    NUMBER_GONE: "number_gone",
    WORKER_SAID_NO: "worker_said_no",
    WORKER_SAID_STOP: "worker_said_stop",
}
"""The code of each sentence that intake refuses a reply with."""


def reply(
    session: Session,
    case: Case,
    report: Report,
    actor: Actor,
    text: MemberReply,
    policy: Policy,
    now: datetime,
    urgent: bool = False,
) -> None:
    """Puts a reply into the thread and the outbox.

    `urgent` sends it outside her hours: a named person decides so, only in danger to life.
    Raises Refusal when she can't or doesn't want to be written to.
    """
    if not actor.roles & WRITERS:
        raise Refusal("not_a_writer")
    if urgent and not endangers_life(case.level):
        raise Refusal("urgent_without_danger")
    refusal = send_reply(session, report, actor.id, text, policy.intake.safe_hours, now, urgent)
    if refusal is not None:
        raise Refusal(REFUSED_REPLIES[refusal])
    receive(session, turn_to(session, report, policy), policy, now)
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.REPLY,
        case.id,
        now,
        {"report": report.id, "urgent": int(urgent)},
    )
