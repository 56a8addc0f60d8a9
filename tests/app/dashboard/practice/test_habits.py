"""How the practice carrier misbehaves, in words; nothing while it is away or answers oddly."""

import json

import pytest

from app.dashboard.frame.request import Dashboard
from app.dashboard.practice.habits import standing_habits
from tests.app.dashboard.practice.small_carrier import closed_port, small_carrier

GOOD = {"late": 0, "twice": 0, "shuffle": False, "errors": 0, "half_answers": 0}


def test_each_channel_says_what_it_does_wrong(in_english: Dashboard) -> None:
    standing = {
        "twilio": GOOD | {"late": 2.5, "twice": 0.2},
        "telegram": GOOD | {"shuffle": True},
        "mail": GOOD | {"errors": 1, "half_answers": 0.05},
    }
    with small_carrier(content=json.dumps(standing).encode()) as carrier:
        assert standing_habits(carrier.port) == [
            "SMS: webhooks 2.5 s late, 20% of webhooks twice",
            "Telegram: out of order",
            "Mail: 100% of sends refused, 5% of sends half answered",
        ]


@pytest.mark.parametrize(
    ("status", "content"), [(200, b"{}"), (500, b"{}"), (404, b"null"), (200, b"<html>")]
)
def test_what_says_nothing_shows_nothing(
    in_english: Dashboard, status: int, content: bytes
) -> None:
    with small_carrier(status, content) as carrier:
        assert standing_habits(carrier.port) == []


def test_a_carrier_that_is_away_shows_nothing(in_english: Dashboard) -> None:
    assert standing_habits(closed_port()) == []
