"""Signed requests from Twilio to us: inbound texts with their fallback, and status callbacks."""

import queue
import secrets
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
from twilio.request_validator import RequestValidator

from bots.practice.habits import Habits, after
from bots.practice.twilio.texts import API_VERSION, Text, Texts

# Twilio's limits: 5 s to connect, 15 s in all for one address.
CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 15.0

CALLBACK_THREADS = 4


@dataclass(frozen=True)
class TwilioDelivery:
    """How a webhook went: the last HTTP status (None: no answer) and the requests it took.

    `body` is what it said, for calls: of a text's webhook nothing is read.
    """

    status: int | None
    attempts: int
    body: str = ""

    @property
    def accepted(self) -> bool:
        """Whether somebody took the message."""
        return self.status is not None and 200 <= self.status < 300


class TwilioWebhooks:
    """Posts forms as Twilio does, signed with the account's auth token."""

    def __init__(self, http: httpx.Client, auth_token: str) -> None:
        self._http = http
        self._validator = RequestValidator(auth_token)

    def post(self, url: str, fields: dict[str, str], fallback: str = "") -> TwilioDelivery:
        """Post `fields` to `url`, and if that fails to `fallback`; never raises.

        A connection that can't be made is tried once more; an error status or a late answer is
        not. Those are Twilio's defaults for a number without connection overrides.
        """
        first = self._post_to(url, fields)
        if first.accepted or not fallback:
            return first
        more = {"ErrorCode": "11200", "ErrorUrl": url}
        second = self._post_to(fallback, fields | more)
        return TwilioDelivery(second.status, first.attempts + second.attempts, second.body)

    def ask(self, url: str, fields: dict[str, str], fallback: str = "") -> str | None:
        """What a call's webhook says, or its fallback's; None where nobody takes it."""
        delivery = self.post(url, fields, fallback)
        return delivery.body if delivery.accepted else None

    def _post_to(self, url: str, fields: dict[str, str]) -> TwilioDelivery:
        headers = {
            "X-Twilio-Signature": self._validator.compute_signature(url, fields),
            "I-Twilio-Idempotency-Token": secrets.token_hex(16),
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
        }
        deadline = time.monotonic() + TOTAL_SECONDS
        for attempt in (1, 2):
            left = max(0.1, deadline - time.monotonic())
            timeout = httpx.Timeout(left, connect=min(CONNECT_SECONDS, left))
            try:
                answer = self._http.post(url, data=fields, headers=headers, timeout=timeout)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
            except (httpx.HTTPError, httpx.InvalidURL):
                return TwilioDelivery(None, attempt)
            return TwilioDelivery(answer.status_code, attempt, answer.text)
        return TwilioDelivery(None, 2)


class StatusCallbacks:
    """Moves texts to sent and delivered, and tells their StatusCallback, behind the sender's back.

    Each text's two callbacks keep their order; those of different texts may overtake each other,
    as they do at Twilio.
    """

    def __init__(
        self, texts: Texts, webhooks: TwilioWebhooks, account_sid: str, habits: Habits
    ) -> None:
        self._habits = habits
        self._texts = texts
        self._webhooks = webhooks
        self._account_sid = account_sid
        self._waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        for _ in range(CALLBACK_THREADS):
            threading.Thread(target=self._work, daemon=True).start()

    def follow(self, sid: str) -> None:
        """Take the text `sid` through its statuses."""
        self._waiting.put(sid)

    def _work(self) -> None:
        while True:
            sid = self._waiting.get()
            for status in ("sent", "delivered"):
                text = self._texts.set_status(sid, status)
                if text and text.status_callback:
                    self._tell(text.status_callback, self._fields(text))

    def _tell(self, url: str, fields: dict[str, str]) -> None:
        for pause in self._habits.pauses("twilio"):
            if pause:
                after(pause, lambda: self._webhooks.post(url, fields))
            else:
                self._webhooks.post(url, fields)

    def _fields(self, text: Text) -> dict[str, str]:
        fields = {
            "SmsSid": text.sid,
            "SmsStatus": text.status,
            "MessageStatus": text.status,
            "To": text.recipient,
            "MessageSid": text.sid,
            "AccountSid": self._account_sid,
            "From": text.sender,
            "ApiVersion": API_VERSION,
        }
        if text.service:
            fields["MessagingServiceSid"] = text.service
        if text.status == "delivered":
            # To the minute and without a zone, as networks report it.
            fields["RawDlrDoneDate"] = datetime.now(UTC).strftime("%y%m%d%H%M")
        return fields
