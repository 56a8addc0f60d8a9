"""Assess the risk of reprisal."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.work import Work

REPRISAL_RISKS = ("low", "some", "high")


def set_reprisal_risk(work: Work, case: Case, risk: str) -> None:
    """The assessed risk of reprisal, asked for at every stage (docs/domain.md, Evidence)."""
    if risk not in REPRISAL_RISKS:
        raise Refusal("risk_unknown")
    case.reprisal_risk = risk
    work.record(
        case.organisation_id,
        AuditAction.SET_REPRISAL_RISK,
        case.id,
        {"to": risk},
    )
