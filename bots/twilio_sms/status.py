"""Status callbacks: what Twilio says became of a message, in any order and more than once."""

import re
from dataclasses import dataclass

from bots.channel import RawRequest
from bots.twilio_sms.verify import form
from intake.delivery import Event

EVENTS = {
    "delivered": Event.DELIVERED,
    "read": Event.DELIVERED,
    "undelivered": Event.UNDELIVERED,
    "failed": Event.UNDELIVERED,
}

ROW = re.compile(r"[0-9a-f]{32}")
CODE = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True)
class Status:
    """Our own id of the outbox row, what happened, and the carrier's error code if any."""

    row_id: str
    event: Event
    code: str | None


def read_status(request: RawRequest, row_id: str) -> Status | None:
    """The news in a callback; None for steps on the way (queued, sending, sent)."""
    fields = form(request.body)
    event = EVENTS.get(fields.get("MessageStatus") or fields.get("SmsStatus", ""))
    if event is None or not ROW.fullmatch(row_id):
        return None
    code = fields.get("ErrorCode", "")
    return Status(row_id, event, code if CODE.fullmatch(code) else None)
