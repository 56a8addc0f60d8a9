"""What founding, joining and recovery share: an open invitation, and the member that it makes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.members import Invitation, Member
from app.accounts.second_factors.clock import refuse_other_minutes
from app.accounts.second_factors.totp import matching_step
from case_management.refusals import Refusal
from vault.members import open_totp
from vault.roles import READS_NOTHING, fits
from vault.sealing import DoesNotOpen

FOUND = "found"
JOIN = "join"
RECOVER = "recover"
OPEN_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Credentials:
    """What a browser made of a passphrase: salt 16 bytes, proof 32, the rest sealed."""

    salt: bytes
    proof: bytes
    secret_wrapped: bytes
    totp_sealed: bytes
    totp_code: str


def open_invitation(session: Session, invitation_id: str, kind: str, now: datetime) -> Invitation:
    """An invitation that still waits for its answer. Raises Refusal."""
    invitation = session.get(Invitation, invitation_id)
    if (
        invitation is None
        or invitation.kind != kind
        or invitation.answered_at is not None
        or invitation.created_at < now - OPEN_FOR
    ):
        raise Refusal("no_invitation", 404)
    return invitation


def check_email_free(session: Session, email: str) -> None:
    """Raises Refusal where somebody signs in with this address."""
    if session.scalar(select(Member.id).where(Member.email == email)) is not None:
        raise Refusal("email_taken", 409)


def check_roles(kind: str, roles: tuple[str, ...]) -> None:
    """Raises Refusal where a role is not one of the kind's or goes with no other, or none is."""
    if len(set(roles)) > 1 and not READS_NOTHING.isdisjoint(roles):
        raise Refusal("role_apart", 400)
    if not fits(kind, roles):
        raise Refusal("role_unknown", 400)


def add_member(
    session: Session, invitation: Invitation, credentials: Credentials, now: datetime
) -> None:
    """Stores the invited member, whose second factor's code proves that the phone works."""
    check_email_free(session, invitation.email)
    try:
        secret = open_totp(credentials.proof, credentials.totp_sealed, invitation.member_id)
    except DoesNotOpen:
        raise Refusal("second_factor", 400) from None
    # A code shown at enrolment may still sign them in: the first sign-in comes seconds later.
    if matching_step(secret, credentials.totp_code, now) is None:
        refuse_other_minutes(secret, credentials.totp_code, now, 400)
        raise Refusal("second_factor", 400)
    session.add(
        Member(
            id=invitation.member_id,
            organisation_id=invitation.organisation_id,
            email=invitation.email,
            name=invitation.name,
            roles=invitation.roles,
            language=invitation.language,
            salt=credentials.salt,
            proof_digest=hashlib.sha256(credentials.proof).digest(),
            secret_wrapped=credentials.secret_wrapped,
            totp_sealed=credentials.totp_sealed,
            created_at=now,
        )
    )
    invitation.answered_at = now
