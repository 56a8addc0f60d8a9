"""A member changes passphrase or second factor; who only has an open session can do neither.

Both ask for the present passphrase and a code, and tell the member by mail (ASVS 6.2.3, 6.3.7). The
member's keys stay: only what wraps them changes, so nothing is sealed anew and no roster changes.
"""

import hashlib
from dataclasses import dataclass

from app.accounts.member_work import MemberWork
from app.accounts.members import Member
from app.accounts.own_account.own_sessions import end_other_sessions
from app.accounts.second_factors.clock import refuse_other_minutes
from app.accounts.second_factors.totp import matching_step
from app.accounts.sign_in.proof import Proven, check_proof
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import tell_member
from vault.members import open_totp, seal_totp
from vault.sealing import DoesNotOpen


@dataclass(frozen=True)
class NewPassphrase:
    """What a browser made of it: salt 16 bytes, proof 32, the member's secret wrapped under it."""

    salt: bytes
    proof: bytes
    secret_wrapped: bytes


def change_passphrase(work: MemberWork, proof: bytes, code: str, new: NewPassphrase) -> None:
    """Another passphrase opens the same keys from now on.

    `proof` (32 bytes) is that of the present passphrase. Every other session of the member ends.
    Raises Refusal.
    """
    proven = _proven(work, proof, code)
    member = proven.member
    member.salt = new.salt
    member.proof_digest = hashlib.sha256(new.proof).digest()
    member.secret_wrapped = new.secret_wrapped
    # Only while the present passphrase is proved can it be opened, and sealed under the next one.
    member.totp_sealed = seal_totp(new.proof, proven.totp_secret, member.id)
    _changed(work, AuditAction.CHANGE_PASSPHRASE)


def change_second_factor(
    work: MemberWork, proof: bytes, code: str, totp_sealed: bytes, new_code: str
) -> None:
    """Another authenticator app gives the codes from now on; `new_code` proves that it does.

    `totp_sealed` is the new secret under `proof`, `code` is the present app's. Every other session
    of the member ends. Raises Refusal.
    """
    member = _proven(work, proof, code).member
    try:
        secret = open_totp(proof, totp_sealed, member.id)
    except DoesNotOpen:
        raise Refusal("second_factor", 400) from None
    step = matching_step(secret, new_code, work.now)
    if step is None:
        refuse_other_minutes(secret, new_code, work.now, 400)
        raise Refusal("second_factor", 400)
    member.totp_sealed, member.totp_last_step = totp_sealed, step
    _changed(work, AuditAction.CHANGE_SECOND_FACTOR)


def _proven(work: MemberWork, proof: bytes, code: str) -> Proven:
    member = work.session.get(Member, work.member.id)
    return check_proof(work.session, member, proof, code, work.now)


def _changed(work: MemberWork, action: AuditAction) -> None:
    end_other_sessions(work)
    work.record(action, work.member.id)
    tell_member(work.session, work.member.id, work.now, MailTemplate.ACCOUNT)
