"""Name the root causes of what was found, and which of them is the main one."""

from collections.abc import Collection

from sqlalchemy import delete

from case_management.audit.audit_action import AuditAction
from case_management.remedies.models import CaseCause
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.root_causes import check_causes
from case_management.remedies.rules import PLANNED_IN, check_planner
from case_management.work import Work


def name_causes(work: Work, case: PlannedCase, causes: Collection[str], primary: str) -> None:
    """In place of those that were named before. Raises Refusal."""
    check_planner(work.actor.roles)
    case.require(PLANNED_IN)
    check_causes(causes, primary)
    work.session.execute(delete(CaseCause).where(CaseCause.case_id == case.id))
    for cause in sorted(set(causes)):
        work.session.add(CaseCause(case_id=case.id, cause=cause, is_primary=cause == primary))
    work.session.flush()
    detail = {"causes": " ".join(sorted(set(causes))), "primary": primary}
    work.record(case.organisation_id, AuditAction.NAME_CAUSES, case.id, detail)
