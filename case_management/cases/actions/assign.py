"""Give a case to a member."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case


def assign(session: Session, case: Case, actor: Actor, member_id: str, now: datetime) -> None:
    """Gives the case to a member of the organisation."""
    case.assignee_id = member_id
    record(
        session, case.organisation_id, actor.id, AuditAction.ASSIGN, case.id, now, {"to": member_id}
    )
