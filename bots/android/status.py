"""What a phone tells besides messages: what became of a text of ours, and how it is itself."""

import re
from dataclasses import replace
from typing import Any

from bots.android.errors import MEANINGS
from bots.android.events import (
    CANCELLED,
    DATA_RECEIVED,
    DELIVERED,
    FAILED,
    PING,
    RECEIVED,
    SENT,
    SMS,
    read_event,
    text_in,
)
from bots.android.parse import CHANNEL
from bots.carrier_requests import DeliveryNews, Malformed, News, RawRequest, unclear
from intake.lines.device import Seen
from intake.outbox.delivery_states import DeliveryEvent

ROW = re.compile(r"[0-9a-f]{32}")
RESULT = re.compile(r"RESULT_[A-Z_]{1,33}")
WORDS = (("no sim", "no-sim"), ("invalid", "bad-number"), ("expired", "expired"))
OUTCOMES = {
    DELIVERED: DeliveryEvent.DELIVERED,
    FAILED: DeliveryEvent.UNDELIVERED,
    CANCELLED: DeliveryEvent.UNDELIVERED,
}
COMING = frozenset({RECEIVED, DATA_RECEIVED})
"""What begins with `sms:` and is a message to us, whose id is none of ours."""


def read_news(request: RawRequest, device: str, lines: tuple[str, ...] = ()) -> tuple[News, ...]:
    """Every event but a message is a sign of life; some tell of a text whose id we gave.

    What the app calls `sms:` something, and no version did before, is a state nobody knows.
    """
    try:
        event, payload = read_event(request)
    except Malformed:
        return ()
    if event == PING:
        return (replace(_health(payload, device), lines=lines),)
    seen = Seen(device, CHANNEL, lines=lines)
    if event == SENT:
        return (seen,)
    outcome, row_id = OUTCOMES.get(event), text_in(payload, "messageId")
    if not ROW.fullmatch(row_id):
        return ()
    if outcome is None:
        known = event in COMING or not event.startswith(SMS)
        return () if known else (seen, unclear(row_id, event.removeprefix(SMS)))
    failed = outcome is DeliveryEvent.UNDELIVERED
    code = "cancelled" if event == CANCELLED else _code(text_in(payload, "reason"))
    return seen, DeliveryNews(row_id, outcome, code if failed else None)


def _code(reason: str) -> str:
    """A code out of the app's own sentence, which may name the number and is not kept."""
    found = RESULT.search(reason)
    if found is not None:
        return found[0]
    small = reason.lower()
    code = next((code for words, code in WORDS if words in small), "failed")
    return code if code in MEANINGS else "failed"


def _health(payload: dict[str, Any], device: str) -> Seen:
    health = payload.get("health")
    checks = health.get("checks") if isinstance(health, dict) else None
    told = checks if isinstance(checks, dict) else {}
    charging, online = _value(told, "battery:charging", 255), _value(told, "connection:status", 1)
    return Seen(
        device,
        CHANNEL,
        battery=_value(told, "battery:level", 100),
        charging=None if charging is None else charging > 0,
        online=None if online is None else online > 0,
        failed_count=_value(told, "messages:failed", 1_000_000),
    )


def _value(checks: dict[str, Any], name: str, most: int) -> int | None:
    check = checks.get(name)
    value = check.get("observedValue") if isinstance(check, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 0 <= value <= most else None
