"""Looks at what workers answered who were asked whether their case may go to others, and withdraws
what is left of a case that has ended."""

from datetime import datetime

from sqlalchemy import Engine

from case_management.transfers.actions.follow_answers import follow_answers
from case_management.transfers.actions.withdraw_ended import withdraw_ended
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy


def follow_transfers(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Rings the courier when a member is to be told."""
    with transaction(engine) as session:
        moved = follow_answers(session, policy, now)
        withdraw_ended(session, policy, now)
    if moved:
        bell.ring()
