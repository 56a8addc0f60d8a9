"""What an action of case management works with, at a house: a member, and the first case."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.member_work import MemberWork
from case_management.actor import Actor
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from case_management.work import Work
from tests.support.house import NOON, House

STRANGER = Actor("0" * 32, "0" * 32, frozenset({"triager", "coordinator"}))
"""A member of another organisation."""


def member_of(house: House, *roles: str, member_id: str = "") -> Actor:
    """The house's member, by default as a triager; or a colleague."""
    found = frozenset(roles or ("triager",))
    return Actor(member_id or house.member_id, house.organisation_id, found)


def work_of(house: House, session: Session, *roles: str, now: datetime = NOON) -> Work:
    """The house's member at work, by default as a triager."""
    return Work(session, member_of(house, *roles), house.policy, now)


def only_case(session: Session) -> Case:
    """The case of the one report that came."""
    return session.scalars(select(Case)).one()


def logged(session: Session) -> list[str]:
    """What the organisation's log says was done, in order."""
    return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.number)))


def member_work_of(house: House, session: Session, *roles: str) -> MemberWork:
    """The house's member at work on colleagues, by default as a coordinator."""
    member = CurrentMember(
        id=house.member_id,
        name="Asha",
        organisation=house.organisation_id,
        organisation_name="Shromik Kotha",
        kind="monitor",
        roles=frozenset(roles or ("coordinator",)),
        language="en",
        session="",
        proved_at=NOON,
    )
    return MemberWork(session, house.trust, member, NOON)
