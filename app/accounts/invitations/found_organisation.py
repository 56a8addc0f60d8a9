"""The first member founds an organisation: the browser makes its keys and signs roster 1."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import FOUND, Credentials, add_member, open_invitation
from app.accounts.members import Invitation
from app.accounts.rosters.roster_documents import RosterEntry, current_epoch_key, first_roster
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from vault.encoding import unb64u
from vault.grants import EpochGrant
from vault.organisations import Organisation, RosterVersion
from vault.roles import OrganisationKind
from vault.roster import RosterRefused, Signature, Version, believe, fingerprint, genesis_of
from vault.trust import write_signatures


@dataclass(frozen=True)
class Founding:
    """What the founder's browser posts; `grants` are (epoch, secret sealed to the founder)."""

    secret: bytes
    credentials: Credentials
    document: bytes
    signature: bytes
    grants: tuple[tuple[int, bytes], ...]


def found(
    session: Session, invitation_id: str, founding: Founding, courier: bytes, now: datetime
) -> str:
    """Stores roster 1 and its founder; gives the eight words. Raises Refusal.

    Nobody believes the roster before the operator confirms those words.
    """
    invitation = open_invitation(session, invitation_id, FOUND, now)
    digest = hashlib.sha256(founding.secret).digest()
    if not hmac.compare_digest(digest, invitation.secret_digest or b""):
        raise Refusal("invitation_secret", 403)
    organisation = session.get_one(Organisation, invitation.organisation_id)
    signature = Signature(invitation.member_id, founding.signature)
    _check_document(organisation, invitation, founding, signature, courier)
    add_member(session, invitation, founding.credentials, now)
    invitation.completed_at = now
    session.add(
        RosterVersion(
            organisation_id=organisation.id,
            number=1,
            document=founding.document,
            signatures=write_signatures((signature,)),
            complete=True,
        )
    )
    session.add_all(
        EpochGrant(
            organisation_id=organisation.id,
            epoch=epoch,
            member_id=invitation.member_id,
            secret_sealed=sealed,
        )
        for epoch, sealed in founding.grants
    )
    record(
        session,
        organisation.id,
        invitation.member_id,
        AuditAction.FOUND_ORGANISATION,
        organisation.id,
        now,
    )
    return fingerprint(genesis_of(founding.document))


def _check_document(
    organisation: Organisation,
    invitation: Invitation,
    founding: Founding,
    signature: Signature,
    courier: bytes,
) -> None:
    holds_keys = organisation.kind != OrganisationKind.AFFILIATE
    epochs = [epoch for epoch, _ in founding.grants]
    try:
        me = json.loads(founding.document)["members"][0]
        entry = RosterEntry(
            invitation.member_id,
            invitation.name,
            tuple(invitation.roles.split(",")),
            unb64u(me["sealing"]),
            unb64u(me["signing"]),
        )
        key = current_epoch_key(founding.document)
        expected = first_roster(
            organisation.id,
            organisation.name,
            organisation.kind,
            entry,
            unb64u(key) if holds_keys and key else None,
            courier,
        )
        believe([Version(founding.document, (signature,))], genesis_of(founding.document))
    except (ValueError, KeyError, IndexError, TypeError, RosterRefused):
        raise Refusal("roster_wrong", 400) from None
    if founding.document != expected or epochs != ([1] if holds_keys else []):
        raise Refusal("roster_wrong", 400)
    if holds_keys and key is None:
        raise Refusal("roster_wrong", 400)
