"""Rings the test alarm of the day, and tells coordinators where nobody acknowledged it."""

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.accounts.members import Member
from case_management.cases.on_call import first_to_wake
from case_management.duty.alarm_tests import ring_daily_tests, tell_of_missed_tests
from config.platform.database import transaction
from config.platform.queues import Bell
from vault.roles import Role


def ring_daily_alarm(engine: Engine, bell: Bell, now: datetime) -> None:
    """Posts what is due, and rings the courier when there is any."""
    with transaction(engine) as session:
        rung = ring_daily_tests(session, now, first_to_wake)
        told = tell_of_missed_tests(session, now, coordinators_of)
    if rung or told:
        bell.ring()


def coordinators_of(session: Session, organisation_id: str) -> list[str]:
    """The ids of those of an organisation who have an address."""
    members = session.scalars(
        select(Member)
        .where(
            Member.organisation_id == organisation_id,
            Member.removed_at.is_(None),
            Member.email.is_not(None),
        )
        .order_by(Member.created_at, Member.id)
    )
    return [one.id for one in members if Role.COORDINATOR in one.roles.split(",")]
