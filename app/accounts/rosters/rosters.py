"""Storing the next version of a roster: checked against the believed one before it is kept."""

import json

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts.rosters.roster_documents import needs_second_signature
from case_management.refusals import Refusal
from vault.grants import EpochGrant
from vault.organisations import RosterVersion
from vault.roster import Roster, RosterRefused, Signature, Version, believe
from vault.trust import Trust, read_signatures, stored_chain, write_signatures


def newest_document(session: Session, organisation_id: str) -> bytes:
    """The bytes of the newest complete version. Raises Refusal where there is none."""
    document = session.scalar(
        select(RosterVersion.document)
        .where(RosterVersion.organisation_id == organisation_id, RosterVersion.complete.is_(True))
        .order_by(RosterVersion.number.desc())
        .limit(1)
    )
    if document is None:
        raise Refusal("roster_refused", 409)
    return document


def waiting_version(session: Session, organisation_id: str) -> RosterVersion | None:
    """The version that waits for its second signature."""
    return session.scalar(
        select(RosterVersion).where(
            RosterVersion.organisation_id == organisation_id, RosterVersion.complete.is_(False)
        )
    )


def store_next(
    session: Session,
    trust: Trust,
    organisation_id: str,
    signature: Signature,
    document: bytes,
    expected: bytes,
) -> bool:
    """Keeps the next version; False when it waits for a second signature.

    `expected` are the bytes that the change should give. Raises Refusal.
    """
    if waiting_version(session, organisation_id) is not None:
        raise Refusal("roster_waits", 409)
    if document != expected:
        raise Refusal("roster_wrong", 409)
    # Asked before the new row exists: the trust file must not learn of what may be rolled back.
    believed = believed_roster(session, trust, organisation_id)
    version = Version(document, (signature,))
    if not (
        believed.signed(signature.member, "roster", document, signature.signature)
        or believed.recovered(version)
    ):
        raise Refusal("roster_wrong", 409)
    newest = newest_document(session, organisation_id)
    complete = _holds(session, believed, version)
    if not complete and not needs_second_signature(newest, document):
        raise Refusal("roster_wrong", 409)
    session.add(
        RosterVersion(
            organisation_id=organisation_id,
            number=believed.number + 1,
            document=document,
            signatures=write_signatures((signature,)),
            complete=complete,
        )
    )
    try:
        session.flush()
    except IntegrityError:
        raise Refusal("roster_wrong", 409) from None
    if complete:
        _forget_old_papers(session, believed, document)
    return complete


def countersign(
    session: Session, trust: Trust, organisation_id: str, number: int, signature: Signature
) -> set[str]:
    """Adds the second signature and completes the version; gives the ids of its members."""
    waiting = waiting_version(session, organisation_id)
    if waiting is None or waiting.number != number:
        raise Refusal("roster_wrong", 409)
    signatures = read_signatures(waiting.signatures)
    if signature.member in {entry.member for entry in signatures}:
        raise Refusal("second_person", 409)
    both = (*signatures, signature)
    believed = believed_roster(session, trust, organisation_id)
    if not _holds(session, believed, Version(waiting.document, both)):
        raise Refusal("roster_wrong", 409)
    waiting.signatures = write_signatures(both)
    waiting.complete = True
    _forget_old_papers(session, believed, waiting.document)
    return {member["id"] for member in json.loads(waiting.document)["members"]}


def drop_waiting(session: Session, trust: Trust, organisation_id: str, number: int) -> None:
    """Withdraws a version that nobody signed second, and the grants that were made for it."""
    waiting = waiting_version(session, organisation_id)
    if waiting is None or waiting.number != number:
        raise Refusal("roster_wrong", 409)
    believed = believed_roster(session, trust, organisation_id)
    holders = [*believed.members, *([believed.recovery.id] if believed.recovery else [])]
    session.execute(
        delete(EpochGrant).where(
            EpochGrant.organisation_id == organisation_id,
            EpochGrant.member_id.not_in(holders),
        )
    )
    session.delete(waiting)


def _forget_old_papers(session: Session, before: Roster, document: bytes) -> None:
    """Papers of before are worthless: not even who copies the database opens anything by them."""
    if before.recovery is None or json.loads(document)["recovery"] == before.recovery.written():
        return
    session.execute(
        delete(EpochGrant).where(
            EpochGrant.organisation_id == before.organisation,
            EpochGrant.member_id == before.recovery.id,
        )
    )


def believed_roster(session: Session, trust: Trust, organisation_id: str) -> Roster:
    """The believed roster. Raises Refusal where there is none."""
    try:
        return trust.roster(session, organisation_id)
    except RosterRefused:
        raise Refusal("roster_refused", 409) from None


def _holds(session: Session, believed: Roster, version: Version) -> bool:
    chain = [*stored_chain(session, believed.organisation), version]
    try:
        believe(chain, believed.genesis, believed.number + 1)
    except RosterRefused:
        return False
    return True
