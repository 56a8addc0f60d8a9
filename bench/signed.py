"""Signed webhook calls, as Twilio makes them, from numbers reserved for fiction."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from twilio.request_validator import RequestValidator

ACCOUNT = "AC" + "0" * 32
TOKEN = "b" * 32
PATH = "/webhooks/twilio/message"
TALK = ("The fire door on floor 3 is locked", "2", "4417", "1", "1")
"""A first text and the answers to the four questions."""

_ids: Iterator[int] = count(1)


@dataclass(frozen=True)
class Call:
    """One request, ready to be posted."""

    fields: dict[str, str]
    signature: str


def call(public_url: str, line: str, sender: str, text: str) -> Call:
    """A text from `sender`, with every field that Twilio adds."""
    sid = f"SM{next(_ids):032x}"
    fields = {
        "ToCountry": "US",
        "ToState": "",
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ToCity": "",
        "FromZip": "",
        "SmsSid": sid,
        "FromState": "",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": text,
        "FromCountry": "US",
        "To": line,
        "ToZip": "",
        "NumSegments": "1",
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": sender,
        "ApiVersion": "2010-04-01",
    }
    return Call(fields, RequestValidator(TOKEN).compute_signature(public_url + PATH, fields))


def senders(amount: int, series: int) -> list[str]:
    """Numbers that belong to nobody: 555-01xx in made-up area codes."""
    return [f"+1{200 + series:03d}55501{n // 100:02d}{n % 100:02d}" for n in range(amount)]
