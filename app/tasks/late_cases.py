"""Tells members of cases whose clock has ended."""

from datetime import datetime

from sqlalchemy import Engine

from app.accounts.wake_order import members_to_wake
from case_management.cases.clocks.late_cases import tell_of_late_cases
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy


def tell_of_late(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Posts the mails, and rings the courier when there are any."""
    with transaction(engine) as session:
        told = tell_of_late_cases(session, policy, now, members_to_wake)
    if told:
        bell.ring()
