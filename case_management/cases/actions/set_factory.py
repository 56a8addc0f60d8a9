"""Say at which factory a case is."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory


def set_factory(session: Session, case: Case, actor: Actor, factory_id: str, now: datetime) -> None:
    """Says where it is. Raises Refusal for a factory that is not in the register."""
    if session.get(Factory, factory_id) is None:
        raise Refusal("factory_unknown")
    case.factory_id = factory_id
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.SET_FACTORY,
        case.id,
        now,
        {"to": factory_id},
    )
