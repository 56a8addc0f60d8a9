"""The operator's part of a recovery: a link for whoever holds two of the organisation's papers."""

import hashlib
import os
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import RECOVER, check_email_free
from app.accounts.members import Invitation
from app.installation.organisations import Added
from config.settings import Refused
from vault.encoding import b64u
from vault.organisations import Organisation
from vault.roles import Role
from vault.roster import RosterRefused
from vault.trust import Trust


def invite_to_recover(
    session: Session, trust: Trust, organisation_id: str, name: str, email: str, now: datetime
) -> Added:
    """An invitation that two papers must sign; whoever answers it is a coordinator.

    Raises Refused where the organisation has no papers, or Refusal "email_taken".
    """
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise Refused("no organisation has this id: see `firedoor organisation list`")
    try:
        roster = trust.roster(session, organisation_id)
    except RosterRefused as refusal:
        raise Refused(f"its roster is not believed on this host: {refusal}") from None
    if roster.recovery is None:
        raise Refused("it has made no recovery papers: nothing opens its cases but its members")
    address = email.strip().lower()
    check_email_free(session, address)
    secret = os.urandom(32)
    invitation = Invitation(
        organisation_id=organisation_id,
        kind=RECOVER,
        email=address,
        name=name.strip(),
        roles=Role.COORDINATOR.value,
        language=organisation.language,
        secret_digest=hashlib.sha256(secret).digest(),
        created_at=now,
    )
    session.add(invitation)
    session.flush()
    return Added(organisation_id, invitation.id, b64u(secret), "recover")
