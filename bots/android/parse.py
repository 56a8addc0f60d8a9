"""One message out of an event of the app.

The app's own message id is made of the content and is not unique, so a message is known again by
its phone, its sender, the moment of its arrival at the network and its text.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from bots.android.events import BATCH, MMS_DOWNLOADED, RECEIVED, read_event, text_in
from bots.android.phones import Phone
from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.sender import read_sender
from intake.reception.arrival.inbound import Inbound
from intake.reports.attachments import AUDIO, IMAGE, OTHER, VIDEO, MediaRef

CHANNEL = "android"
MOST_FILES = 10
LARGEST_FILE = 5 * 1024 * 1024
"""Bytes of one file of an MMS; no network carries larger ones."""
TOO_LARGE = "too large"
"""In place of a file that is not kept."""
_KINDS = {"image": IMAGE, "audio": AUDIO, "video": VIDEO}
TEXTS = ("message", "body", "subject")


def parse_event(request: RawRequest, phone: Phone) -> Inbound | None:
    """The message; None for events of another kind. Raises Malformed."""
    event, payload = read_event(request)
    if BATCH in event:
        raise Malformed("a batch")
    if not all(isinstance(payload.get(name), str | None) for name in TEXTS):
        # A number or a list is no text that could be shown, and must not pass for none.
        raise Malformed("a text of another type")
    if event == RECEIVED:
        return _message(phone, payload, text_in(payload, "message"), ())
    if event == MMS_DOWNLOADED:
        text = text_in(payload, "body") or text_in(payload, "subject")
        return _message(phone, payload, text, _media(payload))
    return None


def _message(
    phone: Phone, payload: dict[str, Any], text: str, media: tuple[MediaRef, ...]
) -> Inbound:
    try:
        number = phone.number_of(payload.get("simNumber"))
    except LookupError:
        raise Malformed("no SIM of ours") from None
    written = text_in(payload, "sender", "phoneNumber").strip()
    if not written:
        raise Malformed("no sender")
    moment = _moment(text_in(payload, "receivedAt"))
    known_by = json.dumps([phone.name, written, moment, text, len(media)])
    provider_id = hashlib.sha256(known_by.encode()).hexdigest()
    sender = read_sender(written, number, provider_id)
    return Inbound(
        channel=CHANNEL,
        provider_id=provider_id,
        line_address=number,
        sender=sender.address,
        withheld=sender.withheld,
        unanswerable=sender.unanswerable,
        text=text,
        media=media,
        written_at=datetime.fromtimestamp(moment, UTC),
    )


def _moment(given: str) -> float:
    """Seconds since 1970, whatever zone the phone was in when it wrote it. Raises Malformed."""
    try:
        moment = datetime.fromisoformat(given)
        seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise Malformed("no time of arrival") from None
    return seconds


def _media(payload: dict[str, Any]) -> tuple[MediaRef, ...]:
    """How many files there are, of what kind, and what the phone sent of them."""
    attached = payload.get("attachments")
    listed = attached[:MOST_FILES] if isinstance(attached, list) else []
    return tuple(_file(one) for one in listed if isinstance(one, dict))


def _file(one: dict[str, Any]) -> MediaRef:
    content_type = text_in(one, "contentType")
    kind = _KINDS.get(content_type.partition("/")[0], OTHER)
    data = "".join(text_in(one, "data").split())
    size = len(data) * 3 // 4
    # What is too large is named, not kept: the words of the message are taken all the same.
    return MediaRef(kind, data if size <= LARGEST_FILE else TOO_LARGE, content_type, size or None)
