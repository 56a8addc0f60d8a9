"""Passphrase and code together prove who a member is: at sign-in, and before a weighty change."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.accounts.members import Member
from app.accounts.second_factors.clock import refuse_other_minutes
from app.accounts.second_factors.totp import matching_step
from case_management.refusals import Refusal
from vault.members import open_totp
from vault.sealing import DoesNotOpen

# Compared with where there is no such member, so that the work is the same.
_NOBODY = hashlib.sha256(b"firedoor/v1/nobody").digest()


@dataclass(frozen=True)
class Proven:
    """A member who gave passphrase and code, and the base32 secret of the second factor."""

    member: Member
    totp_secret: str = field(repr=False)


def check_proof(
    session: Session, member: Member | None, proof: bytes, code: str, now: datetime
) -> Proven:
    """Who it is; the code is used up by this.

    `proof` are the 32 bytes that the passphrase gives. Raises Refusal: "sign_in" for every wrong
    value and for no member; only who proved the passphrase learns that a phone's clock is off.
    """
    known = member.proof_digest if member else _NOBODY
    right = hmac.compare_digest(hashlib.sha256(proof).digest(), known)
    if member is None or not right:
        raise Refusal("sign_in", 403)
    try:
        secret = open_totp(proof, member.totp_sealed, member.id)
    except DoesNotOpen:
        raise Refusal("sign_in", 403) from None
    step = matching_step(secret, code, now, member.totp_last_step)
    if step is None:
        refuse_other_minutes(secret, code, now, 403, member.totp_last_step)
        raise Refusal("sign_in", 403)
    # The condition again in the statement: two requests with one code, only one of them passes.
    used = session.execute(
        update(Member)
        .where(Member.id == member.id, Member.totp_last_step < step)
        .values(totp_last_step=step)
        .execution_options(synchronize_session=False)
    )
    if not used.rowcount:  # type: ignore[attr-defined]
        raise Refusal("sign_in", 403)
    return Proven(member, secret)
