"""How soon a public buyer owes an answer to an alert."""

from datetime import datetime, tzinfo

from case_management.clocks.rules import end_of
from config.policy import Policy


def acknowledge_by(sent_at: datetime, policy: Policy, timezone: tzinfo) -> datetime:
    """When an alert must be acknowledged, in UTC: five working days unless the policy says else.

    `sent_at` is aware; `timezone` is the affiliate's.
    """
    return end_of(policy.disclosure.acknowledge, sent_at, timezone, policy.working_week)
