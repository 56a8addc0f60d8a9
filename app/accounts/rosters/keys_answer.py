"""What a member's browser is given to open and check with: all public, or sealed to the member."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from vault.encoding import b64u
from vault.grants import EpochGrant
from vault.organisations import Organisation
from vault.roles import OrganisationKind
from vault.roster import Roster, RosterRefused, Signature, Version, believe
from vault.trust import Trust, stored_chain


def held_keys(
    session: Session, trust: Trust, member_id: str, organisation_id: str
) -> dict[str, Any]:
    """The answer of GET /keys.json. Raises Refusal where the own roster is not to be believed."""
    try:
        roster = trust.roster(session, organisation_id)
        chain = believed_chain(session, trust, organisation_id)
    except RosterRefused:
        raise Refusal("roster_refused", 409) from None
    granted = session.scalars(
        select(EpochGrant)
        .where(EpochGrant.organisation_id == organisation_id, EpochGrant.member_id == member_id)
        .order_by(EpochGrant.epoch)
    )
    return {
        "member": member_id,
        "organisation": organisation_id,
        "roster": chain,
        "epochs": [
            {"epoch": grant.epoch, "secret_sealed": b64u(grant.secret_sealed)} for grant in granted
        ],
        "partners": {
            partner: partner_chain
            for partner in _partners(session, trust, roster)
            if (partner_chain := _chain_or_none(session, trust, partner)) is not None
        },
    }


def believed_chain(session: Session, trust: Trust, organisation_id: str) -> list[dict[str, Any]]:
    """The chain as browsers check it, checked here first. Raises RosterRefused."""
    chain = stored_chain(session, organisation_id)
    confirmed = trust.confirmed(organisation_id)
    believe(chain, confirmed.genesis, confirmed.highest)
    return [version_json(version) for version in chain]


def version_json(version: Version) -> dict[str, Any]:
    """{document, signatures} with binaries as base64url."""
    return {"document": b64u(version.document), "signatures": _signatures(version.signatures)}


def _signatures(signatures: tuple[Signature, ...]) -> list[dict[str, str]]:
    return [{"member": entry.member, "signature": b64u(entry.signature)} for entry in signatures]


def _chain_or_none(
    session: Session, trust: Trust, organisation_id: str
) -> list[dict[str, Any]] | None:
    try:
        return believed_chain(session, trust, organisation_id)
    except RosterRefused:
        return None


def _partners(session: Session, trust: Trust, roster: Roster) -> list[str]:
    """A monitor's releasing offices; for a head office, the monitors whose roster names it."""
    if roster.kind == OrganisationKind.MONITOR:
        return sorted(roster.releasers)
    if roster.kind != OrganisationKind.HEAD_OFFICE:
        return []
    monitors = session.scalars(
        select(Organisation.id)
        .where(Organisation.kind == OrganisationKind.MONITOR)
        .order_by(Organisation.id)
    )
    return [one for one in monitors if _names(session, trust, one, roster)]


def _names(session: Session, trust: Trust, organisation_id: str, office: Roster) -> bool:
    try:
        releasers = trust.roster(session, organisation_id).releasers
    except RosterRefused:
        return False
    return releasers.get(office.organisation) == office.genesis
