"""The texts that Twilio would hold: the Message resource of its 2010-04-01 API."""

import secrets
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from intake.dialogue.texts.sms_segments import measure

API_VERSION = "2010-04-01"


def new_sid(prefix: str) -> str:
    """Return a fresh identifier as Twilio makes them: two letters and 32 hex digits."""
    return prefix + secrets.token_hex(16)


@dataclass(frozen=True)
class TextMedia:
    """A file that came with an inbound text."""

    sid: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class Text:
    """One message at the carrier, with Twilio's words for `direction` and `status`.

    `sent_at` is None until it went out; `service` is the Messaging Service it was sent by.
    """

    sid: str
    direction: str
    sender: str
    recipient: str
    body: str
    status: str
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None
    segment_count: int
    media: tuple[TextMedia, ...] = ()
    service: str | None = None
    status_callback: str | None = None


def new_text(
    *,
    sid: str,
    direction: str,
    sender: str,
    recipient: str,
    body: str,
    status: str,
    media: tuple[TextMedia, ...] = (),
    service: str | None = None,
    status_callback: str | None = None,
) -> Text:
    """Make a text of this moment; Twilio keeps times to the second."""
    at = datetime.now(UTC).replace(microsecond=0)
    return Text(
        sid=sid,
        direction=direction,
        sender=sender,
        recipient=recipient,
        body=body,
        status=status,
        created_at=at,
        updated_at=at,
        sent_at=at if direction == "inbound" else None,
        segment_count=measure(body).parts,
        media=media,
        service=service,
        status_callback=status_callback,
    )


class Texts:
    """All texts of the account, oldest first; safe to share between threads."""

    def __init__(self) -> None:
        self._texts: dict[str, Text] = {}
        self._lock = threading.Lock()

    def add(self, text: Text) -> None:
        """Hold `text`; one whose sid is already held is left as it is."""
        with self._lock:
            self._texts.setdefault(text.sid, text)

    def get(self, sid: str) -> Text | None:
        """Return the text `sid`, or None."""
        with self._lock:
            return self._texts.get(sid)

    def set_status(self, sid: str, status: str) -> Text | None:
        """Give the text a new status and return it, or None if it was deleted meanwhile."""
        at = datetime.now(UTC).replace(microsecond=0)
        with self._lock:
            if sid not in self._texts:
                return None
            text = self._texts[sid]
            sent_at = text.sent_at or at
            self._texts[sid] = replace(text, status=status, sent_at=sent_at, updated_at=at)
            return self._texts[sid]

    def redact(self, sid: str) -> Text | None:
        """Blank the body of the text and return it, or None if there is none."""
        with self._lock:
            if sid in self._texts:
                self._texts[sid] = replace(self._texts[sid], body="")
            return self._texts.get(sid)

    def remove(self, sid: str) -> None:
        """Forget the text and its media."""
        with self._lock:
            self._texts.pop(sid, None)

    def newest_first(self) -> list[Text]:
        """Return all texts in the order of Twilio's list."""
        with self._lock:
            return list(reversed(self._texts.values()))


def as_resource(text: Text, account_sid: str) -> dict[str, Any]:
    """Return the text as Twilio's `api.v2010.account.message`: numbers as strings, RFC 2822."""
    uri = f"/{API_VERSION}/Accounts/{account_sid}/Messages/{text.sid}"
    return {
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "body": text.body,
        "date_created": format_datetime(text.created_at),
        "date_sent": format_datetime(text.sent_at) if text.sent_at else None,
        "date_updated": format_datetime(text.updated_at),
        "direction": text.direction,
        "error_code": None,
        "error_message": None,
        "from": text.sender,
        "messaging_service_sid": text.service,
        "num_media": str(len(text.media)),
        "num_segments": str(text.segment_count),
        "price": None,
        "price_unit": "USD",
        "sid": text.sid,
        "status": text.status,
        "subresource_uris": {"media": f"{uri}/Media.json"},
        "to": text.recipient,
        "uri": f"{uri}.json",
    }
