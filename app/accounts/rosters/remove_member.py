"""Removing a member: a roster without them, a new epoch for what comes, and no session left.

Nothing is sealed anew: what they could open they may have copied.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.member_work import MemberWork
from app.accounts.members import Member
from app.accounts.rosters.roster_documents import current_epoch_key, without_member
from app.accounts.rosters.rosters import believed_roster, newest_document, store_next
from app.accounts.sign_in.sessions import end_all_sessions
from case_management.audit.audit_action import AuditAction
from case_management.cases.on_call import lacks_on_call, on_call
from case_management.duty.change_rota import forget_duty_of
from case_management.refusals import Refusal
from vault.encoding import unb64u
from vault.grants import EpochGrant
from vault.roles import Role, reads_content
from vault.roster import Roster, Signature


def remove_member(
    work: MemberWork,
    member_id: str,
    document: bytes,
    signature: bytes,
    grants: dict[str, tuple[int, bytes]],
) -> None:
    """Stores the roster without the member and the new secret for the rest.

    `grants` are (epoch, sealed secret) by id of each member who reads, and by that of the recovery
    key where there is one; empty where there are no content keys.
    Raises Refusal.
    """
    roster = believed_roster(work.session, work.trust, work.organisation)
    _check_remaining(roster, member_id)
    _check_on_call(work, member_id)
    new_epoch = roster.epoch + 1 if roster.keys else 0
    readers = (one.id for one in roster.members.values() if reads_content(one.roles))
    remaining = set(readers) - {member_id}
    if roster.recovery is not None:
        remaining.add(roster.recovery.id)
    granted = {one: epoch for one, (epoch, _) in grants.items()}
    if granted != (dict.fromkeys(remaining, new_epoch) if new_epoch else {}):
        raise Refusal("roster_wrong", 409)
    newest = newest_document(work.session, work.organisation)
    try:
        key = current_epoch_key(document) if new_epoch else None
        expected = without_member(newest, member_id, unb64u(key) if key else None)
    except (ValueError, KeyError, TypeError):
        raise Refusal("roster_wrong", 409) from None
    store_next(
        work.session,
        work.trust,
        work.organisation,
        Signature(work.member.id, signature),
        document,
        expected,
    )
    work.session.add_all(
        EpochGrant(
            organisation_id=work.organisation, epoch=epoch, member_id=one, secret_sealed=sealed
        )
        for one, (epoch, sealed) in grants.items()
    )
    _forget(work.session, member_id, work.now)
    work.record(AuditAction.REMOVE_MEMBER, member_id)


def _check_remaining(roster: Roster, member_id: str) -> None:
    if member_id not in roster.members:
        raise Refusal("not_a_member", 404)
    rest = [member for member in roster.members.values() if member.id != member_id]
    if not any(Role.COORDINATOR in member.roles for member in rest):
        raise Refusal("last_coordinator", 409)


def _check_on_call(work: MemberWork, member_id: str) -> None:
    """Nobody leaves so that danger to life would wake nobody."""
    if on_call(work.session, work.organisation) == member_id:
        raise Refusal("is_on_call", 409)
    if lacks_on_call(work.session, work.organisation):
        raise Refusal("nobody_on_call", 409)


def _forget(session: Session, member_id: str, now: datetime) -> None:
    end_all_sessions(session, member_id, now)
    forget_duty_of(session, member_id)
    member = session.get(Member, member_id)
    if member is not None:
        member.removed_at, member.email = now, None
        member.secret_wrapped = member.totp_sealed = member.proof_digest = b""
