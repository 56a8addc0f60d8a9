"""A hazard that is there again though its remedy was confirmed."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.cases.hazards.kinds import Presence
from case_management.cases.hazards.models import observations_of
from case_management.cases.models import Case
from case_management.cases.queries import all_joined_to
from case_management.own_day import day_at


def seen_again(session: Session, case: Case) -> bool:
    """Whether it was seen since workers confirmed its remedy last."""
    confirmed = session.scalar(
        select(func.max(AuditEntry.at)).where(
            AuditEntry.object_id == case.id, AuditEntry.action == AuditAction.CONFIRM_REMEDY
        )
    )
    if confirmed is None:
        return False
    day = day_at(session, case.organisation_id, confirmed)
    return any(
        one.seen != Presence.GONE and one.seen_on >= day and one.recorded_at > confirmed
        for one in observations_of(session, [case.id, *all_joined_to(session, case.id)])
    )
