"""Signing in: two values prove who somebody is, and every failure looks the same."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.accounts.members import Invitation, Member
from app.accounts.second_factors.clock import refuse_other_minutes
from app.accounts.second_factors.totp import matching_step
from case_management.refusals import Refusal
from vault.blind_index import tag
from vault.members import SALT_BYTES, open_totp
from vault.roster import RosterRefused
from vault.sealing import DoesNotOpen
from vault.trust import NotTrusted, Trust

# Compared with where there is no such member, so that the work is the same.
_NOBODY = hashlib.sha256(b"firedoor/v1/nobody").digest()


@dataclass(frozen=True)
class Beginning:
    """What a member's browser needs before it can prove anything."""

    salt: bytes
    member_id: str


@dataclass(frozen=True)
class SignedIn:
    """Who signed in, and the secret as the browser wrapped it."""

    member_id: str
    organisation_id: str
    secret_wrapped: bytes


def begin_sign_in(session: Session, cookie_key: bytes, email: str) -> Beginning:
    """The salt and id of a member; for an unknown address a stable pair that looks the same."""
    member = _by_email(session, email)
    if member is not None:
        return Beginning(member.salt, member.id)
    made_up = tag(cookie_key, "no such member", _normal(email))
    return Beginning(made_up[:SALT_BYTES], UUID(bytes=made_up[SALT_BYTES:], version=4).hex)


def sign_in(
    session: Session, trust: Trust, email: str, proof: bytes, code: str, now: datetime
) -> SignedIn:
    """Checks the proof of the passphrase (32 bytes) and the second factor's code.

    Raises Refusal: "sign_in" for every wrong value. Only to those who proved the passphrase and
    typed a code of another time it says that their clock is off; only to those who proved both,
    that the organisation or the invitation is not confirmed yet.
    """
    member = _by_email(session, email)
    known = member.proof_digest if member else _NOBODY
    right = hmac.compare_digest(hashlib.sha256(proof).digest(), known)
    if member is None or not right:
        raise Refusal("sign_in", 403)
    _use_code(session, member, proof, code, now)
    _check_roster(session, trust, member)
    return SignedIn(member.id, member.organisation_id, member.secret_wrapped)


def _use_code(session: Session, member: Member, proof: bytes, code: str, now: datetime) -> None:
    try:
        secret = open_totp(proof, member.totp_sealed, member.id)
    except DoesNotOpen:
        raise Refusal("sign_in", 403) from None
    step = matching_step(secret, code, now, member.totp_last_step)
    if step is None:
        refuse_other_minutes(secret, code, now, 403, member.totp_last_step)
        raise Refusal("sign_in", 403)
    # The condition again in the statement: two requests with one code, only one signs in.
    used = session.execute(
        update(Member)
        .where(Member.id == member.id, Member.totp_last_step < step)
        .values(totp_last_step=step)
        .execution_options(synchronize_session=False)
    )
    if not used.rowcount:  # type: ignore[attr-defined]
        raise Refusal("sign_in", 403)


def _check_roster(session: Session, trust: Trust, member: Member) -> None:
    try:
        roster = trust.roster(session, member.organisation_id)
    except NotTrusted:
        raise Refusal("organisation_not_confirmed", 403) from None
    except RosterRefused:
        raise Refusal("roster_refused", 403) from None
    if member.id not in roster.members:
        inviter = _inviter_name(session, member.id)
        if inviter is None:
            raise Refusal("not_in_roster", 403)
        raise Refusal("waits_for_inviter", 403, inviter=inviter)


def _inviter_name(session: Session, member_id: str) -> str | None:
    return session.scalar(
        select(Member.name)
        .join(Invitation, Invitation.invited_by == Member.id)
        .where(Invitation.member_id == member_id, Invitation.completed_at.is_(None))
    )


def _by_email(session: Session, email: str) -> Member | None:
    return session.scalar(
        select(Member).where(Member.email == _normal(email), Member.removed_at.is_(None))
    )


def _normal(email: str) -> str:
    return email.strip().lower()
