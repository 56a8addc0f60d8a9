"""Completes reports to which nothing was added for a while: their monitors may begin."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from config.platform.database import transaction
from config.policy.policy import Policy
from intake.reports.report import complete_silent_reports


def complete_reports(engine: Engine, policy: Policy, now: datetime) -> None:
    """Completes what was silent for `complete_after_minutes` of the policy."""
    quiet = timedelta(minutes=policy.intake.complete_after_minutes)
    with transaction(engine) as session:
        complete_silent_reports(session, now, quiet)
