"""Reading a webhook of the app: an event's name and its payload."""

import json
from typing import Any

from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.whole_text import whole

SMS = "sms:"
RECEIVED = "sms:received"
DATA_RECEIVED = "sms:data-received"
MMS_DOWNLOADED = "mms:downloaded"
SENT = "sms:sent"
DELIVERED = "sms:delivered"
FAILED = "sms:failed"
CANCELLED = "sms:cancelled"
PING = "system:ping"
# These carry many messages at once, and no one of them could be refused: the app is told not to.
BATCH = ":batch:"


def read_event(request: RawRequest) -> tuple[str, dict[str, Any]]:
    """Raises Malformed."""
    try:
        content: Any = json.loads(request.body)
        name, payload = content["event"], content.get("payload") or {}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Malformed("not an event") from None
    if not isinstance(name, str) or not isinstance(payload, dict):
        raise Malformed("not an event")
    return name, payload


def text_in(payload: dict[str, Any], *names: str) -> str:
    """The first of these fields that is a text with something in it; "" where none is."""
    for name in names:
        value = payload.get(name)
        if isinstance(value, str) and value:
            return whole(value)
    return ""
