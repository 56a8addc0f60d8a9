"""Signing in: two values prove who somebody is, and every failure looks the same."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.members import Invitation, Member
from app.accounts.sign_in.proof import check_proof
from case_management.refusals import Refusal
from vault.blind_index import tag
from vault.members import SALT_BYTES
from vault.roster import RosterRefused
from vault.trust import NotTrusted, Trust


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
    member = check_proof(session, _by_email(session, email), proof, code, now).member
    _check_roster(session, trust, member)
    return SignedIn(member.id, member.organisation_id, member.secret_wrapped)


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
