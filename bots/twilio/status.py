"""DeliveryNews callbacks: what Twilio says became of a message, in any order and more than once."""

import re
from urllib.parse import parse_qs, urlsplit

from bots.carrier_requests import DeliveryNews, RawRequest
from bots.twilio.verify import form
from intake.outbox.delivery_states import DeliveryEvent

EVENTS = {
    "delivered": DeliveryEvent.DELIVERED,
    "read": DeliveryEvent.DELIVERED,
    "undelivered": DeliveryEvent.UNDELIVERED,
    "failed": DeliveryEvent.UNDELIVERED,
}

ROW = re.compile(r"[0-9a-f]{32}")
CODE = re.compile(r"[0-9]{1,6}")


def read_status(request: RawRequest) -> tuple[DeliveryNews, ...]:
    """The news in a callback, about the row that our own `m` names; none for steps on the way."""
    try:
        fields = form(request.body)
        row_id = parse_qs(urlsplit(request.target).query).get("m", [""])[0]
    except ValueError:
        return ()
    event = EVENTS.get(fields.get("MessageStatus") or fields.get("SmsStatus", ""))
    if event is None or not ROW.fullmatch(row_id):
        return ()
    code = fields.get("ErrorCode", "")
    return (DeliveryNews(row_id, event, code if CODE.fullmatch(code) else None),)
