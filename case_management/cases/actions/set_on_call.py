"""Say whom danger to life wakes."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import OnCall


def set_on_call(session: Session, actor: Actor, member_id: str, now: datetime) -> None:
    """Puts one member on call for the actor's organisation."""
    session.merge(OnCall(organisation_id=actor.organisation, member_id=member_id))
    record(session, actor.organisation, actor.id, AuditAction.SET_ON_CALL, member_id, now)
