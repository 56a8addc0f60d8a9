"""Assess the risk of reprisal."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.refusals import Refusal

REPRISAL_RISKS = ("low", "some", "high")


def set_reprisal_risk(session: Session, case: Case, actor: Actor, risk: str, now: datetime) -> None:
    """The assessed risk of reprisal, asked for at every stage (domain.md 7.2)."""
    if risk not in REPRISAL_RISKS:
        raise Refusal("risk_unknown")
    case.reprisal_risk = risk
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.SET_REPRISAL_RISK,
        case.id,
        now,
        {"to": risk},
    )
