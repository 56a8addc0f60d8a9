"""A member opens a case: the alarm stops, the worker hears that somebody reads it."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.alarm import quiet
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.models import Case
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage


def open_case(session: Session, case: Case, actor: Actor, policy: Policy, now: datetime) -> None:
    """Records the reading; the first reader is also the first human answer to the clock."""
    first = case.first_opened_at is None
    if first:
        case.first_opened_at = now
        quiet(case)
        tell_workers(session, case.id, Phrase.NEWS_READ, Stage.READING, policy, now)
    case.read_at = now
    record(session, case.organisation_id, actor.id, AuditAction.OPEN_CASE, case.id, now)
