"""DeliveryNews callbacks: what Twilio says became of a message, in any order and more than once."""

import re
from urllib.parse import parse_qs, urlsplit

from bots.carrier_requests import DeliveryNews, RawRequest, unclear
from bots.twilio.verify import form
from intake.outbox.delivery_states import DeliveryEvent

EVENTS = {
    "delivered": DeliveryEvent.DELIVERED,
    "read": DeliveryEvent.DELIVERED,
    "undelivered": DeliveryEvent.UNDELIVERED,
    "failed": DeliveryEvent.UNDELIVERED,
    "canceled": DeliveryEvent.UNDELIVERED,
}
ON_THE_WAY = frozenset({"accepted", "scheduled", "queued", "sending", "sent"})
"""States that say nothing yet (Twilio: message status values)."""

ROW = re.compile(r"[0-9a-f]{32}")
CODE = re.compile(r"[0-9]{1,6}")


def read_status(request: RawRequest) -> tuple[DeliveryNews, ...]:
    """The news in a callback, about the row that our own `m` names; none for steps on the way.

    A state that is not in Twilio's list today is a failure where it brings an error code.
    """
    try:
        fields = form(request.body)
        row_id = parse_qs(urlsplit(request.target).query).get("m", [""])[0]
    except ValueError:
        return ()
    told = fields.get("MessageStatus") or fields.get("SmsStatus", "")
    state, code = told.strip().casefold(), fields.get("ErrorCode", "")
    if not state or state in ON_THE_WAY or not ROW.fullmatch(row_id):
        return ()
    known = code if CODE.fullmatch(code) and code.strip("0") else None
    event = EVENTS.get(state) or (DeliveryEvent.UNDELIVERED if known else None)
    return (DeliveryNews(row_id, event, known) if event else unclear(row_id, state),)
