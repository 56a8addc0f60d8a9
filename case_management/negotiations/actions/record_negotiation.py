"""Write down a dialogue session, or a signed agreement; both were sealed in the browser."""

from collections.abc import Collection

from case_management.audit.audit_action import AuditAction
from case_management.negotiations.kinds import (
    SessionOutcome,
    check_past,
    check_representation,
    check_term,
)
from case_management.negotiations.models import Agreement, Negotiation
from case_management.refusals import Refusal
from case_management.sealed_texts import keep_text
from case_management.work import Work
from case_management.worked_case import WorkedCase
from vault.grants import Grant


def record_negotiation(work: Work, case: WorkedCase, held: Negotiation, grant: Grant) -> None:
    """Keeps a session; one that is kept already changes nothing. Raises Refusal."""
    case.require_open()
    check_representation(held.representation)
    if held.outcome not in set(SessionOutcome):
        raise Refusal("unknown_code")
    check_past(held.held_on, work.now.date())
    if keep_text(work.session, held, grant):
        detail = {"held": held.held_on.isoformat(), "outcome": held.outcome}
        work.record(case.organisation_id, AuditAction.RECORD_NEGOTIATION, case.id, detail)


def record_agreement(
    work: Work, case: WorkedCase, signed: Agreement, grant: Grant, parties: Collection[str]
) -> None:
    """Keeps an agreement; one that is kept already changes nothing. `parties` are who can have
    signed on the other side. Raises Refusal."""
    case.require_open()
    check_representation(signed.representation)
    if signed.other_party not in parties:
        raise Refusal("unknown_code")
    check_past(signed.signed_on, work.now.date())
    check_term(signed.signed_on, signed.ends_on)
    if keep_text(work.session, signed, grant):
        detail = {"signed": signed.signed_on.isoformat(), "with": signed.other_party}
        work.record(case.organisation_id, AuditAction.RECORD_AGREEMENT, case.id, detail)
