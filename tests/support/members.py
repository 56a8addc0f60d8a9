"""Rows of members and invitations at a house, and what a newcomer's browser makes."""

import os

import pyotp
from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import JOIN, Credentials
from app.accounts.members import Invitation, Member
from app.accounts.rosters.roster_documents import RosterEntry
from config.platform.database import new_id
from tests.support.house import NOON, House
from vault.members import MemberSecret, seal_totp


def add_asha(house: House, session: Session) -> Member:
    """The row of the house's member."""
    row = Member(
        id=house.member_id,
        organisation_id=house.organisation_id,
        email="asha@line.example",
        name="Asha",
        roles="coordinator,triager",
        language="en",
        salt=bytes(16),
        proof_digest=bytes(32),
        secret_wrapped=b"wrapped",
        totp_sealed=b"sealed",
        created_at=NOON,
    )
    session.add(row)
    session.flush()
    return row


def add_invitation(house: House, session: Session, **changed: object) -> Invitation:
    """Bela is invited by Asha."""
    columns: dict[str, object] = {
        "organisation_id": house.organisation_id,
        "kind": JOIN,
        "member_id": new_id(),
        "email": "bela@line.example",
        "name": "Bela",
        "roles": "triager",
        "language": "bn",
        "invited_by": house.member_id,
        "created_at": NOON,
    }
    row = Invitation(**columns | changed)
    session.add(row)
    session.flush()
    return row


def credentials(member_id: str, secret: str = "", code: str = "") -> Credentials:
    """What the browser of a member makes of a passphrase; by default with a right code."""
    totp, proof = secret or pyotp.random_base32(), os.urandom(32)
    return Credentials(
        salt=bytes(16),
        proof=proof,
        secret_wrapped=b"wrapped",
        totp_sealed=seal_totp(proof, totp, member_id),
        totp_code=code or pyotp.TOTP(totp).at(NOON),
    )


def entry_of(member_id: str, member: MemberSecret, name: str, *roles: str) -> RosterEntry:
    """A member as a roster names them."""
    return RosterEntry(member_id, name, roles, member.sealing.public(), member.verification_key())
