"""Name the kind of grievance of a case."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case
from case_management.cases.triage.set_level import put_level
from case_management.levels import is_graver
from case_management.refusals import Refusal
from case_management.work import Work


def set_category(work: Work, case: Case, key: str) -> None:
    """Names the kind of grievance; its floor may raise the level. Raises Refusal."""
    if key not in work.policy.categories:
        raise Refusal("category_unknown")
    case.category = key
    case.proposed = False
    floor = work.policy.categories[key].floor
    if is_graver(floor, case.level):
        put_level(work, case, floor)
    # A plan for freedom of association has a clock that others have not.
    set_clocks(work.session, case, work.policy)
    work.record(case.organisation_id, AuditAction.SET_CATEGORY, case.id, {"to": key})
