"""The calls and recordings that Twilio would hold: resources of its 2010-04-01 API."""

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from bots.practice.twilio.texts import API_VERSION


@dataclass(frozen=True)
class Call:
    """One call to a line; `status` is Twilio's word."""

    sid: str
    sender: str
    recipient: str
    status: str
    at: datetime


@dataclass(frozen=True)
class Recording:
    """What was said after the tone; `seconds` long, `data` is an MP3."""

    sid: str
    call_sid: str
    seconds: int
    data: bytes
    at: datetime


class CarrierCalls:
    """All calls of the account, oldest first; safe to share between threads."""

    def __init__(self) -> None:
        self._calls: dict[str, Call] = {}
        self._recordings: dict[str, Recording] = {}
        self._lock = threading.Lock()

    def ring(self, sid: str, sender: str, recipient: str) -> None:
        """A call begins; one whose sid is held already is told about a second time."""
        at = datetime.now(UTC).replace(microsecond=0)
        with self._lock:
            self._calls.setdefault(sid, Call(sid, sender, recipient, "ringing", at))

    def end(self, sid: str, status: str) -> None:
        """A call is over."""
        with self._lock:
            if sid in self._calls:
                self._calls[sid] = replace(self._calls[sid], status=status)

    def keep(self, sid: str, call_sid: str, seconds: int, data: bytes) -> None:
        """Holds a recording."""
        at = datetime.now(UTC).replace(microsecond=0)
        with self._lock:
            self._recordings[sid] = Recording(sid, call_sid, seconds, data, at)

    def recording(self, sid: str) -> Recording | None:
        """Return the recording `sid`, or None."""
        with self._lock:
            return self._recordings.get(sid)

    def remove(self, sid: str) -> bool:
        """Forget a call or a recording; False where there is none, or the call goes on."""
        with self._lock:
            call = self._calls.get(sid)
            if call is not None and call.status == "ringing":
                return False
            held: dict[str, Any] = self._calls if sid in self._calls else self._recordings
            return held.pop(sid, None) is not None

    def newest_first(self) -> tuple[list[Call], list[Recording]]:
        """Return all of both in the order of Twilio's lists."""
        with self._lock:
            return list(self._calls.values())[::-1], list(self._recordings.values())[::-1]


def call_resource(call: Call, account_sid: str) -> dict[str, Any]:
    """Return the call as Twilio's `api.v2010.account.call`."""
    at = format_datetime(call.at)
    return {
        "sid": call.sid,
        "account_sid": account_sid,
        "parent_call_sid": None,
        "api_version": API_VERSION,
        "direction": "inbound",
        "from": call.sender,
        "from_formatted": call.sender,
        "to": call.recipient,
        "to_formatted": call.recipient,
        "status": call.status,
        "date_created": at,
        "date_updated": at,
        "start_time": at,
        "end_time": at,
        "duration": "0",
        "price": None,
        "price_unit": "USD",
        "phone_number_sid": None,
        "answered_by": None,
        "forwarded_from": None,
        "group_sid": None,
        "caller_name": None,
        "queue_time": "0",
        "trunk_sid": None,
        "uri": f"/{API_VERSION}/Accounts/{account_sid}/Calls/{call.sid}.json",
        "subresource_uris": {},
    }


def recording_resource(recording: Recording, account_sid: str) -> dict[str, Any]:
    """Return the recording as Twilio's `api.v2010.account.recording`."""
    uri = f"/{API_VERSION}/Accounts/{account_sid}/Recordings/{recording.sid}"
    at = format_datetime(recording.at)
    return {
        "sid": recording.sid,
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "call_sid": recording.call_sid,
        "conference_sid": None,
        "channels": 1,
        "date_created": at,
        "date_updated": at,
        "start_time": at,
        "duration": str(recording.seconds),
        "price": None,
        "price_unit": "USD",
        "source": "RecordVerb",
        "status": "completed",
        "error_code": None,
        "encryption_details": None,
        "subresource_uris": {},
        "uri": f"{uri}.json",
    }
