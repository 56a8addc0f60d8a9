"""Record a figure of a case, or say that one was wrong; the figure was sealed in the browser."""

from case_management.audit.audit_action import AuditAction
from case_management.facts.kinds import FactKind
from case_management.facts.models import SealedFact
from case_management.refusals import Refusal
from case_management.sealed_texts import keep_text
from case_management.work import Work
from case_management.worked_case import WorkedCase
from vault.grants import Grant


def record_fact(work: Work, case: WorkedCase, fact: SealedFact, grant: Grant) -> None:
    """Keeps the fact; one that is kept already changes nothing. Raises Refusal."""
    case.require_open()
    if fact.kind not in set(FactKind):
        raise Refusal("unknown_code")
    if keep_text(work.session, fact, grant):
        work.record(case.organisation_id, AuditAction.RECORD_FACT, case.id, {"kind": fact.kind})


def take_back_fact(work: Work, case: WorkedCase, fact: SealedFact) -> None:
    """It counts no more; one that was taken back already stays so. Raises Refusal."""
    case.require_open()
    if fact.taken_back_at is not None:
        return
    fact.taken_back_by, fact.taken_back_at = work.actor.id, work.now
    work.record(case.organisation_id, AuditAction.TAKE_BACK_FACT, case.id, {"kind": fact.kind})
