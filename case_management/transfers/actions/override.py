"""Going on without a worker's consent: one member says why, another one agrees."""

from dataclasses import dataclass

from case_management.audit.audit_action import AuditAction
from case_management.new_ids import require_new_id
from case_management.refusals import move
from case_management.transfers.models import CaseTransfer
from case_management.transfers.rules import GIVER, SECOND, TRANSFERS, check_second_person
from case_management.work import Work
from vault.grants import Grant


@dataclass(frozen=True)
class SealedReason:
    """A reason as a browser sealed it, and the keys to it of those who may read it."""

    id: str
    body: bytes
    grants: tuple[Grant, ...]


def request_override(work: Work, transfer: CaseTransfer, reason: SealedReason) -> None:
    """A worker can't be asked, or does not answer. Raises Refusal."""
    state = move(TRANSFERS, transfer.state, "request_override", GIVER)
    require_new_id(work.session, reason.id)
    transfer.state, transfer.override_by = state, work.actor.id
    transfer.override_id, transfer.override_sealed = reason.id, reason.body
    work.session.add_all(reason.grants)
    work.record(transfer.organisation_id, AuditAction.WANT_OVERRIDE, transfer.case_id)


def agree_override(work: Work, transfer: CaseTransfer) -> None:
    """The second person agrees. Raises Refusal for who asked the workers, or wants the override."""
    check_second_person(work.actor.id, (transfer.member_id, transfer.override_by))
    transfer.state = move(TRANSFERS, transfer.state, "agree_override", SECOND)
    transfer.override_agreed_by = work.actor.id
    work.record(
        transfer.organisation_id,
        AuditAction.AGREE_OVERRIDE,
        transfer.case_id,
        {"asked_by": transfer.override_by},
    )
