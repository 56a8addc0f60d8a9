"""Closes polls whose days are over, or in which all have answered; asks for checks that are due."""

from datetime import datetime

from sqlalchemy import Engine

from case_management.cases.follow_up.ask_due_checks import ask_due_checks
from case_management.cases.follow_up.close_due_polls import close_due_polls
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy


def close_polls(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Closes what is due, and rings the courier: whoever works on the case gets a mail."""
    with transaction(engine) as session:
        count = close_due_polls(session, policy, now)
    with transaction(engine) as session:
        count += ask_due_checks(session, policy, now)
    if count:
        bell.ring()
