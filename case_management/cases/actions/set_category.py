"""Name the kind of grievance of a case."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.set_level import put_level
from case_management.cases.models import Case
from case_management.levels import is_graver
from case_management.refusals import Refusal
from config.policy.policy import Policy


def set_category(
    session: Session, case: Case, actor: Actor, key: str, policy: Policy, now: datetime
) -> None:
    """Names the kind of grievance; its floor may raise the level. Raises Refusal."""
    if key not in policy.categories:
        raise Refusal("category_unknown")
    case.category = key
    case.proposed = False
    floor = policy.categories[key].floor
    if is_graver(floor, case.level):
        put_level(session, case, floor, policy, now)
    record(
        session, case.organisation_id, actor.id, AuditAction.SET_CATEGORY, case.id, now, {"to": key}
    )
