"""Name a member as translator of a case, or end that."""

from collections.abc import Collection

from case_management.audit.audit_action import AuditAction
from case_management.glosses.models import CaseTranslator
from case_management.glosses.queries import end_translating, translators_of
from case_management.refusals import Refusal
from case_management.work import Work
from case_management.worked_case import WorkedCase


def name_translator(work: Work, case: WorkedCase, member_id: str, able: Collection[str]) -> None:
    """Who is named already stays so. `able` are the ids of the members who may open the case: to be
    named opens nothing to anybody. Raises Refusal."""
    case.require_open()
    if member_id not in able:
        raise Refusal("colleague_unknown")
    if member_id in translators_of(work.session, [case.id]):
        return
    work.session.add(
        CaseTranslator(
            case_id=case.id, member_id=member_id, named_by=work.actor.id, named_at=work.now
        )
    )
    work.session.flush()
    detail = {"member": member_id}
    work.record(case.organisation_id, AuditAction.NAME_TRANSLATOR, case.id, detail)


def end_translator(work: Work, case: WorkedCase, member_id: str, case_ids: Collection[str]) -> None:
    """What they were asked for and have not written is asked no more; their glosses stay.
    `case_ids` are the case and those joined to it."""
    if member_id not in translators_of(work.session, case_ids):
        return
    end_translating(work.session, case_ids, member_id)
    detail = {"member": member_id}
    work.record(case.organisation_id, AuditAction.END_TRANSLATOR, case.id, detail)
