"""Name what was done against workers of a case who organise."""

from collections.abc import Collection

from sqlalchemy import delete

from case_management.audit.audit_action import AuditAction
from case_management.remedies.association import check_breaches
from case_management.remedies.models import CaseBreach
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.rules import PLANNED_IN, check_planner
from case_management.work import Work


def name_breaches(work: Work, case: PlannedCase, breaches: Collection[str]) -> None:
    """In place of those that were named before; none is named by an empty one. Raises Refusal."""
    check_planner(work.actor.roles)
    case.require(PLANNED_IN)
    check_breaches(breaches)
    work.session.execute(delete(CaseBreach).where(CaseBreach.case_id == case.id))
    for breach in sorted(set(breaches)):
        work.session.add(CaseBreach(case_id=case.id, breach=breach))
    work.session.flush()
    detail = {"breaches": " ".join(sorted(set(breaches)))}
    work.record(case.organisation_id, AuditAction.NAME_BREACHES, case.id, detail)
