"""Say at which factory a case is, or that it is not there."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from case_management.work import Work


def set_factory(work: Work, case: Case, factory_id: str) -> None:
    """Says where it is. Raises Refusal for a factory that is not in the register."""
    if work.session.get(Factory, factory_id) is None:
        raise Refusal("factory_unknown")
    case.factory_id = factory_id
    work.record(
        case.organisation_id,
        AuditAction.SET_FACTORY,
        case.id,
        {"to": factory_id},
    )


def clear_factory(work: Work, case: Case) -> None:
    """Says that it is not at the factory that was named; which one it is, nobody knows yet."""
    case.factory_id = None
    work.record(case.organisation_id, AuditAction.SET_FACTORY, case.id, {"to": ""})
