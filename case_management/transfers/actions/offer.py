"""The giver passes its keys on and offers the case; until it is accepted, it may withdraw."""

from collections.abc import Collection, Mapping

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.refusals import Refusal, move
from case_management.transfers.actions.follow_answers import follow
from case_management.transfers.actions.override import SealedReason
from case_management.transfers.actions.settle import settle
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import HeldKey, keys_to_grant, reports_given
from case_management.transfers.rules import GIVER, TRANSFERS, check_all_agreed
from case_management.work import Work
from intake.reports.poll_questions import answers_to
from intake.reports.report import Report
from vault.grants import Grant
from vault.records import Reader
from vault.roster import Roster
from vault.transfer_document import GIVES, TransferDocument, signed_by_writer

PASSING = ("consented", "offered", "accepted")
"""The states in which the giver's browser passes keys on: also what came in meanwhile."""
AT_ONCE = 200


def keys_left(work: Work, transfer: CaseTransfer) -> list[HeldKey]:
    """The next keys that the giver's browser passes on. Raises Refusal."""
    if transfer.state not in PASSING:
        raise Refusal("out_of_step")
    return keys_to_grant(work.session, transfer, _threads(work, transfer), AT_ONCE)


def pass_keys(work: Work, transfer: CaseTransfer, keys: Mapping[str, bytes], taker: Reader) -> int:
    """Keeps keys that were sealed to the taker; gives how many are left. Raises Refusal.

    Only records of the threads that go over; one that the taker has a key to keeps that.
    """
    lacking = {one.id for one in keys_left(work, transfer)}
    work.session.add_all(
        Grant(
            record_id=record_id,
            organisation_id=taker.organisation,
            epoch=taker.epoch,
            key_sealed=key,
        )
        for record_id, key in keys.items()
        if record_id in lacking
    )
    work.session.flush()
    passed: dict[str, str | int | None] = {
        "to": taker.organisation,
        "keys": len(lacking & keys.keys()),
    }
    work.record(work.actor.organisation, AuditAction.HAND_OVER_KEYS, transfer.case_id, passed)
    return len(keys_left(work, transfer))


def document_of(work: Work, transfer: CaseTransfer) -> TransferDocument:
    """What the giver signs: the threads that are in the case now."""
    reports = tuple(one.id for one in reports_in(work.session, transfer.case_id))
    return TransferDocument(
        transfer.id, transfer.organisation_id, transfer.taker_organisation_id, reports
    )


def offer(
    work: Work,
    case: Case,
    transfer: CaseTransfer,
    cover: SealedReason,
    signature: bytes,
    giver: Roster,
) -> None:
    """Offers it, once the taker has all keys. `cover` bears the transfer's id. Raises Refusal."""
    # A no that came a moment ago counts before anything else.
    if follow(work, transfer, case) and transfer.state == "declined":
        raise Refusal("transfer_declined")
    state = move(TRANSFERS, transfer.state, "offer", GIVER)
    reports = reports_in(work.session, case.id)
    check_all_agreed(
        [_worker(one) for one in reports],
        _agreed(work, transfer, reports),
        transfer.override_agreed_by is not None,
    )
    if keys_left(work, transfer):
        raise Refusal("transfer_incomplete")
    document = document_of(work, transfer).bytes()
    if not signed_by_writer(giver, work.actor.id, GIVES, document, signature):
        raise Refusal("transfer_not_signed")
    transfer.state, transfer.cover_sealed = state, cover.body
    transfer.document, transfer.signature = document, signature
    transfer.offered_by, transfer.offered_at = work.actor.id, work.now
    work.session.add_all(cover.grants)
    work.record(
        transfer.organisation_id,
        AuditAction.OFFER_TRANSFER,
        case.id,
        {"to": transfer.taker_organisation_id, "reports": len(reports)},
    )
    work.record(transfer.taker_organisation_id, AuditAction.OFFER_TRANSFER, transfer.id)


def withdraw(work: Work, transfer: CaseTransfer) -> None:
    """The giver keeps the case. Raises Refusal once it was accepted or refused."""
    settle(work, transfer, move(TRANSFERS, transfer.state, "withdraw", GIVER), by=work.actor.id)
    work.record(transfer.organisation_id, AuditAction.WITHDRAW_TRANSFER, transfer.case_id)
    if transfer.offered_at is not None:
        work.record(transfer.taker_organisation_id, AuditAction.WITHDRAW_TRANSFER, transfer.id)


def _threads(work: Work, transfer: CaseTransfer) -> Collection[str]:
    if transfer.state == "accepted":
        return reports_given(transfer)
    return [one.id for one in reports_in(work.session, transfer.case_id)]


def _agreed(work: Work, transfer: CaseTransfer, reports: Collection[Report]) -> set[str]:
    answers = answers_to(work.session, transfer.id)
    return {_worker(one) for one in reports if answers.get(one.id) == "yes"}


def _worker(report: Report) -> str:
    """One name for all reports of a worker; of whom nothing is known each is one of its own."""
    return report.contact_id or report.id
