"""Looks at what workers answered who were asked whether their case may go to others."""

from datetime import datetime

from sqlalchemy import Engine

from case_management.transfers.actions.follow_answers import follow_answers
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy


def follow_transfers(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Rings the courier when a member is to be told."""
    with transaction(engine) as session:
        moved = follow_answers(session, policy, now)
    if moved:
        bell.ring()
