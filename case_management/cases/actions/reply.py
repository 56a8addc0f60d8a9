"""A member writes to the worker of one report."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor, NotAllowed
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.follow_report import receive
from case_management.cases.models import Case
from case_management.levels import endangers_life
from config.policy.policy import Policy
from intake.replies.reply import MemberReply, send_reply
from intake.replies.turn_to import turn_to
from intake.reports.report import Report
from vault.roles import WRITERS


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
    Raises NotAllowed when she can't or doesn't want to be written to.
    """
    if not actor.roles & WRITERS:
        raise NotAllowed("Only those who work on the case write to the worker.")
    if urgent and not endangers_life(case.level):
        raise NotAllowed("Only danger to life is a reason to write outside her hours.")
    refusal = send_reply(session, report, actor.id, text, policy.intake.safe_hours, now, urgent)
    if refusal is not None:
        raise NotAllowed(refusal)
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
