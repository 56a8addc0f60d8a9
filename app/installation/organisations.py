"""The operator's part: an organisation's row and first invitation, and its confirmation."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import FOUND, check_email_free
from app.accounts.languages import offered
from app.accounts.members import Invitation
from app.installation.guard import refuse_joining_the_real_world
from app.installation.keys import public_key
from case_management.calendars.country_days import usual_week
from case_management.calendars.models import WorkingWeek
from config.settings import Common, Refused
from vault.encoding import b64u, unb64u
from vault.organisations import Organisation
from vault.roles import FOUNDER_ROLES, ROLES_OF_KIND, OrganisationKind, Role
from vault.roster import RosterRefused, believe, fingerprint, genesis_of
from vault.trust import NotTrusted, Trust, stored_chain


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation, and its first member, as an operator describes them."""

    name: str
    kind: str
    """One of vault.roles.OrganisationKind."""
    language: str
    """What its first member reads."""
    time_zone: str
    """An IANA name."""
    member_name: str
    email: str
    roles: tuple[str, ...] = ()
    """Of the first member; none stands for those that the kind is for."""
    practice: bool = False


@dataclass(frozen=True)
class Added:
    """The link is <dashboard>/found/<invitation>#<secret>; the secret is kept nowhere."""

    organisation: str
    invitation: str
    secret: str
    page: str = "found"
    """The first part of the page's address: "found" or "recover"."""

    def link(self, dashboard_url: str) -> str:
        return f"{dashboard_url}/{self.page}/{self.invitation}#{self.secret}"


class NotConfirmed(ValueError):
    """The organisation can't be confirmed; the sentence says why."""


def add_organisation(session: Session, new: NewOrganisation, now: datetime) -> Added:
    """Makes the row and the founder's invitation. Raises Refused, or Refusal "email_taken"."""
    if new.language not in offered(new.kind):
        known = ", ".join(offered(new.kind))
        raise Refused(f"the pages of this kind are not in {new.language}: {known}")
    _check_zone(new.time_zone)
    _check_email(new.email)
    roles = _founder_roles(new.kind, new.roles)
    email = new.email.strip().lower()
    check_email_free(session, email)
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
    if new.kind == OrganisationKind.MONITOR:
        _propose_week(session, organisation)
    secret = os.urandom(32)
    invitation = Invitation(
        organisation_id=organisation.id,
        kind=FOUND,
        email=email,
        name=new.member_name.strip(),
        roles=",".join(sorted(set(roles))),
        language=new.language,
        secret_digest=hashlib.sha256(secret).digest(),
        created_at=now,
    )
    session.add(invitation)
    session.flush()
    return Added(organisation.id, invitation.id, b64u(secret))


def _propose_week(session: Session, organisation: Organisation) -> None:
    """The week of its country, where that is known; its coordinator may set another."""
    week = usual_week(organisation.time_zone)
    if week is not None:
        days = ",".join(map(str, week))
        row = WorkingWeek(
            organisation_id=organisation.id, days=days, set_at=organisation.created_at
        )
        session.add(row)


def confirm_organisation(
    session: Session, settings: Common, organisation_id: str, words: str
) -> bool:
    """Confirms on this host what the first member read to the operator; False if it stood.

    Raises Refused, or NotConfirmed where words or keys are wrong.
    """
    courier = public_key(settings.keys_dir, "courier")
    row = session.get(Organisation, organisation_id)
    if row is None:
        raise Refused("no organisation has this id: see `firedoor organisation list`")
    refuse_joining_the_real_world(row, settings)
    trust = Trust(settings.trust_dir)
    return trust_organisation(session, trust, organisation_id, words, courier)


def trust_organisation(
    session: Session, trust: Trust, organisation_id: str, words: str, courier: bytes
) -> bool:
    """Writes the trust file when the words and the courier's key are right; False if it stood.

    Raises NotConfirmed.
    """
    chain = stored_chain(session, organisation_id)
    if not chain:
        raise NotConfirmed("this organisation has no roster yet: its founder has a link to open")
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


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(f"{name} is no time zone: write it like Asia/Dhaka") from None


def _check_email(email: str) -> None:
    before, at, after = email.strip().partition("@")
    if not (before and at and after) or any(letter.isspace() for letter in email.strip()):
        raise Refused(f"{email} is no email address: write it like asha@monitors.example")


def _founder_roles(kind: str, roles: tuple[str, ...]) -> tuple[str, ...]:
    roles = roles or FOUNDER_ROLES[kind]
    if not set(roles) <= set(ROLES_OF_KIND[kind]):
        raise Refused(f"roles of this kind are {', '.join(ROLES_OF_KIND[kind])}: choose of those")
    if Role.COORDINATOR not in roles:
        raise Refused("the first member signs roster 1, so must be a coordinator")
    return roles
