"""What a browser is given to seal to the other organisation, and to check what it signed."""

from typing import Any

from app.accounts.current_member import current_member
from app.accounts.rosters.keys_answer import believed_chain
from app.accounts.rosters.pinned_fingerprints import pins_of
from app.dashboard.frame.request import database, services
from case_management.refusals import Refusal
from vault.encoding import b64u
from vault.roles import OrganisationKind
from vault.roster import Roster, RosterRefused


def other_answer(organisation_id: str) -> dict[str, Any]:
    """{organisation, chain, pins}: its roster, and whose rosters the member confirmed before.

    Raises Refusal where the operator has not confirmed it on this host.
    """
    session = database()
    try:
        chain = believed_chain(session, services().trust, organisation_id)
    except RosterRefused:
        raise Refusal("other_roster_refused") from None
    pins = pins_of(session, current_member().id)
    return {
        "organisation": organisation_id,
        "chain": chain,
        "pins": b64u(pins) if pins else None,
    }


def believed(organisation_id: str) -> Roster:
    """Its roster. Raises Refusal."""
    try:
        found = services().trust.roster(database(), organisation_id)
    except RosterRefused:
        raise Refusal("other_roster_refused") from None
    if found.kind != OrganisationKind.MONITOR:
        raise Refusal("other_roster_refused")
    return found
