"""Rows of members and invitations at a house, and what a newcomer's browser makes."""

import os

import pyotp
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import JOIN, Credentials
from app.accounts.members import Invitation, Member
from app.accounts.rosters.roster_documents import RosterEntry, with_member
from config.platform.database import new_id
from tests.support.house import NOON, House
from vault.members import MemberSecret, new_member_secret, seal_totp
from vault.organisations import RosterVersion
from vault.roster import Signature
from vault.trust import write_signatures


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


def add_colleague(house: House, session: Session, name: str, *roles: str) -> str:
    """A member with these roles, in the roster too, as Asha signs it; gives the id."""
    identifier, secret = new_id(), new_member_secret()
    newest = session.scalars(
        select(RosterVersion)
        .where(RosterVersion.organisation_id == house.organisation_id)
        .order_by(RosterVersion.number.desc())
    ).first()
    assert newest is not None
    document = with_member(newest.document, entry_of(identifier, secret, name, *roles))
    signature = Signature(house.member_id, house.member.sign("roster", document))
    session.add(
        RosterVersion(
            organisation_id=house.organisation_id,
            number=newest.number + 1,
            document=document,
            signatures=write_signatures((signature,)),
        )
    )
    session.add(
        Member(
            id=identifier,
            organisation_id=house.organisation_id,
            email=f"{name.lower()}@line.example",
            name=name,
            roles=",".join(sorted(roles)),
            language="en",
            salt=bytes(16),
            proof_digest=bytes(32),
            secret_wrapped=b"",
            totp_sealed=b"",
            created_at=NOON,
        )
    )
    session.flush()
    return identifier


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
