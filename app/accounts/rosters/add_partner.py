"""A monitor organisation lets a head office release its alerts, after comparing its words."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.member_work import MemberWork
from app.accounts.rosters.roster_documents import with_partner
from app.accounts.rosters.rosters import newest_document, store_next
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from vault.organisations import Organisation
from vault.roles import OrganisationKind
from vault.roster import Roster, RosterRefused, Signature
from vault.trust import Trust


def add_partner(work: MemberWork, office_id: str, document: bytes, signature: bytes) -> None:
    """Stores the roster that names the head office. Raises Refusal."""
    office = head_office(work.session, work.trust, office_id)
    newest = newest_document(work.session, work.organisation)
    store_next(
        work.session,
        work.trust,
        work.organisation,
        Signature(work.member.id, signature),
        document,
        with_partner(newest, office.organisation, office.genesis),
    )
    work.record(AuditAction.ADD_PARTNER, office_id)


def head_office(session: Session, trust: Trust, organisation_id: str) -> Roster:
    """The believed roster of a head office. Raises Refusal."""
    try:
        roster = trust.roster(session, organisation_id)
    except RosterRefused:
        raise Refusal("not_a_head_office", 404) from None
    if roster.kind != OrganisationKind.HEAD_OFFICE:
        raise Refusal("not_a_head_office", 404)
    return roster


def head_offices(session: Session, trust: Trust) -> list[Roster]:
    """Every head office that the operator confirmed, by name."""
    found = []
    for organisation_id in session.scalars(
        select(Organisation.id).where(Organisation.kind == OrganisationKind.HEAD_OFFICE)
    ):
        try:
            found.append(trust.roster(session, organisation_id))
        except RosterRefused:
            continue
    return sorted(found, key=lambda roster: roster.name)
