"""Asks workers of watched cases whether all is well, and looks at what they answer."""

from datetime import datetime

from sqlalchemy import Engine

from case_management.cases.watch.check_ins import ask_due_check_ins, look_at_check_ins
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy


def watch_cases(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Rings the courier when there is anything to send."""
    with transaction(engine) as session:
        asked = ask_due_check_ins(session, policy, now)
        signs = look_at_check_ins(session, policy, now)
    if asked or signs:
        bell.ring()
