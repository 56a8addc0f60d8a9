"""A buyer has five of her own working days to acknowledge."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from case_management.affiliates.rules import acknowledge_by
from config.policy import load_policy


def test_a_week_end_is_not_counted() -> None:
    friday = datetime(2026, 11, 20, 14, tzinfo=UTC)
    assert acknowledge_by(friday, load_policy(), ZoneInfo("America/Chicago")) == datetime(
        2026, 11, 27, 14, tzinfo=UTC
    )
