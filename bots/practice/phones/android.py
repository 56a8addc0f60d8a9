"""A phone with a local SIM that runs the SMS gateway app: what it holds, and its signed webhooks.

The schedule is the app's own (its documentation, "Webhooks"): again after 10 s, doubled each time,
14 times. Its message ids for what it received are made of the content, and so not unique.
"""

import hashlib
import heapq
import json
import secrets
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx

from bots.android.verify import PATH, SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from bots.practice.habits import Habits
from bots.practice.options import Options

FIRST_PAUSE = 10.0
TRIES = 14
TIMEOUT = httpx.Timeout(30.0, connect=5.0)


@dataclass(frozen=True)
class Queued:
    """A text that the phone was given to send, with the app's words for its state."""

    id: str
    number: str
    text: str
    state: str
    created_at: datetime


@dataclass(frozen=True)
class AndroidDelivery:
    """How a webhook went: the HTTP status, None where nobody answered."""

    status: int | None

    @property
    def accepted(self) -> bool:
        """Whether the app counts it as told."""
        return self.status is not None and 200 <= self.status < 300


class AndroidPhone:
    """The one phone; safe to share between threads. Its webhooks are told in order, one by one."""

    def __init__(self, http: httpx.Client, options: Options, habits: Habits) -> None:
        self._habits = habits
        self._http = http
        self._options = options
        self._url = f"{options.webhooks_url}{PATH}{options.android_device}"
        self._texts: dict[str, Queued] = {}
        self._due: list[tuple[float, int, int, bytes]] = []
        self._count = 0
        self._changed = threading.Condition()
        self.battery = 94
        threading.Thread(target=self._tell_in_turn, daemon=True).start()

    def take(self, identifier: str, number: str, text: str) -> Queued | None:
        """Queues a text, None if the phone has one of this id, and tells what becomes of it."""
        queued = Queued(identifier, number, text, "Pending", datetime.now(UTC))
        with self._changed:
            if identifier in self._texts:
                return None
            self._texts[identifier] = queued
        return queued

    def report(self, identifier: str, outcome: str = "Delivered", reason: str = "") -> None:
        """Tells by webhook that a text was sent, and then its outcome (Delivered or Failed)."""
        with self._changed:
            text = self._texts[identifier]
            self._texts[identifier] = replace(text, state=outcome)
        told = {"messageId": identifier, "phoneNumber": text.number, "simNumber": 1}
        if outcome == "Delivered":
            self._tell(event("sms:sent", told | {"partsCount": 1, "sentAt": stamp()}))
            self._tell(event("sms:delivered", told | {"deliveredAt": stamp()}))
        else:
            self._tell(event("sms:failed", told | {"failedAt": stamp(), "reason": reason}))

    def get(self, identifier: str) -> Queued | None:
        """The text of this id."""
        with self._changed:
            return self._texts.get(identifier)

    def receive(self, sender: str, text: str, at: str) -> AndroidDelivery:
        """A text arrives at the SIM: told at once, and again by the schedule if it fails.

        `at` is the moment of its arrival (ISO 8601): the same again is the same text told twice.
        """
        received = event(
            "sms:received",
            {
                "messageId": hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8],
                "message": text,
                "phoneNumber": sender,
                "sender": sender,
                "recipient": self._options.android_number,
                "simNumber": 1,
                "receivedAt": at,
            },
        )
        first, *more = self._habits.pauses("android")
        for pause in more:
            self._later(received, pause)
        if first:
            self._later(received, first)
            return AndroidDelivery(None)
        delivery = self._post(received)
        if not delivery.accepted:
            self._later(received, FIRST_PAUSE, tries=1)
        return delivery

    def ping(self, battery: int) -> AndroidDelivery:
        """The app's sign of life, with its health."""
        self.battery = battery
        return self._post(event("system:ping", {"health": self.health()}))

    def health(self) -> dict[str, Any]:
        """What the app tells of itself."""
        values = {
            "messages:failed": 0,
            "connection:status": 1,
            "connection:transport": 4,
            "connection:cellular": 0,
            "battery:level": self.battery,
            "battery:charging": 4,
        }
        checks = {
            name: {
                "description": name,
                "observedUnit": "",
                "observedValue": value,
                "status": "pass",
            }
            for name, value in values.items()
        }
        return {"status": "pass", "version": "1.50.0", "releaseId": 1, "checks": checks}

    def _post(self, body: bytes) -> AndroidDelivery:
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            SIGNATURE_HEADER: sign(self._options.android_webhook_secret, body, timestamp),
            TIMESTAMP_HEADER: timestamp,
            "User-Agent": "me.capcom.smsgateway/1.50.0",
        }
        try:
            answer = self._http.post(self._url, content=body, headers=headers, timeout=TIMEOUT)
        except (httpx.HTTPError, httpx.InvalidURL):
            return AndroidDelivery(None)
        return AndroidDelivery(answer.status_code)

    def _tell(self, body: bytes) -> None:
        for pause in self._habits.pauses("android"):
            self._later(body, pause)

    def _later(self, body: bytes, pause: float, tries: int = 0) -> None:
        with self._changed:
            self._count += 1
            heapq.heappush(self._due, (time.monotonic() + pause, self._count, tries, body))
            self._changed.notify_all()

    def _tell_in_turn(self) -> None:
        while True:
            with self._changed:
                while not self._due or self._due[0][0] > time.monotonic():
                    left = self._due[0][0] - time.monotonic() if self._due else None
                    self._changed.wait(left)
                _, _, tries, body = heapq.heappop(self._due)
            if not self._post(body).accepted and tries < TRIES:
                self._later(body, FIRST_PAUSE * 2**tries, tries + 1)


def event(name: str, payload: dict[str, Any]) -> bytes:
    """A webhook's body as the app writes it."""
    content = {
        "deviceId": "practice00000001",
        "event": name,
        "id": secrets.token_urlsafe(15),
        "payload": payload,
        "webhookId": "practice",
    }
    return json.dumps(content, ensure_ascii=False).encode()


def stamp() -> str:
    """This moment as the app writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
