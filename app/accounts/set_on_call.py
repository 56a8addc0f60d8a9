"""Whom danger to life wakes: one member of a monitor organisation."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.rosters.rosters import believed_roster
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import OnCall
from case_management.refusals import Refusal
from vault.trust import Trust


def set_on_call(
    session: Session, trust: Trust, actor: CurrentMember, member_id: str, now: datetime
) -> None:
    """Puts a member of the believed roster on call; an empty id puts nobody. Raises Refusal."""
    row = session.get(OnCall, actor.organisation)
    if not member_id:
        if row is not None:
            session.delete(row)
    elif member_id not in believed_roster(session, trust, actor.organisation).members:
        raise Refusal("not_a_member", 404)
    elif row is None:
        session.add(OnCall(organisation_id=actor.organisation, member_id=member_id))
    else:
        row.member_id = member_id
    record(session, actor.organisation, actor.id, AuditAction.SET_ON_CALL, member_id or None, now)
