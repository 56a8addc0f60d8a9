"""What an action of case management works with, at a house: a member, and the first case."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from case_management.work import Work
from tests.support.house import NOON, House


def work_of(house: House, session: Session, *roles: str, now: datetime = NOON) -> Work:
    """The house's member at work, by default as a triager."""
    member = Actor(house.member_id, house.organisation_id, frozenset(roles or ("triager",)))
    return Work(session, member, house.policy, now)


def only_case(session: Session) -> Case:
    """The case of the one report that came."""
    return session.scalars(select(Case)).one()


def logged(session: Session) -> list[str]:
    """What the organisation's log says was done, in order."""
    return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.number)))
