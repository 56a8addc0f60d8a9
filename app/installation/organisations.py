"""The operator's part: an organisation's row and first invitation, and its confirmation."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import FOUND, check_email_free, check_roles
from app.accounts.members import Invitation
from vault.encoding import b64u, unb64u
from vault.organisations import Organisation
from vault.roster import RosterRefused, believe, fingerprint, genesis_of
from vault.trust import NotTrusted, Trust, stored_chain


@dataclass(frozen=True)
class NewOrganisation:
    """`kind` and `roles` are of app.accounts.permissions; `time_zone` an IANA name."""

    name: str
    kind: str
    language: str
    time_zone: str
    member_name: str
    email: str
    roles: tuple[str, ...]
    practice: bool = False


@dataclass(frozen=True)
class Added:
    """The founder's link is <dashboard>/found/<invitation>#<secret>; the secret is kept nowhere."""

    organisation: str
    invitation: str
    secret: str

    def link(self, dashboard_url: str) -> str:
        return f"{dashboard_url}/found/{self.invitation}#{self.secret}"


class NotConfirmed(ValueError):
    """The organisation can't be confirmed; the sentence says why."""


def add_organisation(session: Session, new: NewOrganisation, now: datetime) -> Added:
    """Makes the row and the founder's invitation. Raises Refusal."""
    email = new.email.strip().lower()
    check_email_free(session, email)
    check_roles(new.kind, new.roles)
    organisation = Organisation(
        name=new.name.strip(),
        kind=new.kind,
        language=new.language,
        time_zone=new.time_zone,
        practice=new.practice,
        created_at=now,
    )
    session.add(organisation)
    session.flush()
    secret = os.urandom(32)
    invitation = Invitation(
        organisation_id=organisation.id,
        kind=FOUND,
        email=email,
        name=new.member_name.strip(),
        roles=",".join(sorted(set(new.roles))),
        language=new.language,
        secret_digest=hashlib.sha256(secret).digest(),
        created_at=now,
    )
    session.add(invitation)
    session.flush()
    return Added(organisation.id, invitation.id, b64u(secret))


def trust_organisation(
    session: Session, trust: Trust, organisation_id: str, words: str, courier: bytes
) -> bool:
    """Writes the trust file when the words and the courier's key are right; False if it stood.

    Raises NotConfirmed.
    """
    chain = stored_chain(session, organisation_id)
    if not chain:
        raise NotConfirmed("this organisation has no roster yet: its first member opens her link")
    genesis = genesis_of(chain[0].document)
    if words.lower().split() != fingerprint(genesis).split():
        raise NotConfirmed(
            "these are not the words of this organisation's first roster: ask its first member "
            "to read them again, and if they stay different do not confirm it"
        )
    if _courier_of(chain[-1].document) != courier:
        raise NotConfirmed(
            "this roster names another courier key than this host's: do not confirm it"
        )
    try:
        standing = trust.confirmed(organisation_id)
    except NotTrusted:
        _check(chain_holds=_holds(session, organisation_id, genesis))
        trust.confirm(organisation_id, genesis)
        return True
    if standing.genesis != genesis:
        raise NotConfirmed(
            "another roster was confirmed on this host before: delete its file in the trust "
            "folder only if you know why the organisation was founded anew"
        )
    # Written anew, the file would forget the highest version that this host has seen.
    return False


def _holds(session: Session, organisation_id: str, genesis: str) -> bool:
    try:
        roster = believe(stored_chain(session, organisation_id), genesis)
    except RosterRefused:
        return False
    return roster.organisation == organisation_id


def _check(*, chain_holds: bool) -> None:
    if not chain_holds:
        raise NotConfirmed("this roster's signatures do not hold: do not confirm it")


def _courier_of(document: bytes) -> bytes | None:
    try:
        return unb64u(json.loads(document)["services"]["courier"])
    except (ValueError, KeyError, TypeError):
        return None
