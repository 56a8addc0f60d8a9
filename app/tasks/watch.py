"""Asks workers of watched cases whether all is well, and of others how a hazard is today; looks at
what they answer."""

from datetime import datetime

from sqlalchemy import Engine

from case_management.cases.hazards.rounds import follow_rounds
from case_management.cases.watch.check_ins import ask_due_check_ins, look_at_check_ins
from case_management.cases.watch.dismissals import look_for_dismissals
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy


def watch_cases(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Rings the courier when there is anything to send."""
    with transaction(engine) as session:
        asked = ask_due_check_ins(session, policy, now)
        signs = look_at_check_ins(session, policy, now)
    with transaction(engine) as session:
        followed = follow_rounds(session, policy, now)
    if asked or signs or followed:
        bell.ring()


def watch_factories(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Looks whether several people of a factory report dismissals after a case became known."""
    with transaction(engine) as session:
        signs = look_for_dismissals(session, policy, now)
    if signs:
        bell.ring()
