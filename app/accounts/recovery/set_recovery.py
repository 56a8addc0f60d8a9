"""A coordinator's browser made recovery papers: the roster names their key from now on."""

import json

from app.accounts.member_work import MemberWork
from app.accounts.rosters.roster_documents import with_recovery
from app.accounts.rosters.rosters import believed_roster, newest_document, store_next
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from config.platform.columns import insert_new
from vault.grants import EpochGrant
from vault.recovery.recovery_key import read_recovery_key
from vault.roster import Signature


def set_recovery(
    work: MemberWork, document: bytes, signature: bytes, grants: dict[int, bytes]
) -> bool:
    """Stores the roster and the organisation's secrets for the new key; papers of before are void.

    `grants` are the sealed secrets by epoch, all that there are. False where a second person must
    sign. Raises Refusal.
    """
    roster = believed_roster(work.session, work.trust, work.organisation)
    if grants.keys() != roster.keys.keys():
        raise Refusal("roster_wrong", 409)
    newest = newest_document(work.session, work.organisation)
    try:
        written = str(json.loads(document)["recovery"])
        key, expected = read_recovery_key(written), with_recovery(newest, written)
    except (ValueError, KeyError, TypeError):
        raise Refusal("roster_wrong", 409) from None
    complete = store_next(
        work.session,
        work.trust,
        work.organisation,
        Signature(work.member.id, signature),
        document,
        expected,
    )
    rows = [
        {
            "organisation_id": work.organisation,
            "epoch": epoch,
            "member_id": key.id,
            "secret_sealed": sealed,
        }
        for epoch, sealed in grants.items()
    ]
    insert_new(work.session, EpochGrant, rows)
    work.record(AuditAction.SET_RECOVERY, None, {"complete": int(complete)})
    return complete
