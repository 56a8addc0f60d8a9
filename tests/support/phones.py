"""A phone with a SIM for a house: its settings, its line, and webhooks as the app signs them."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bots.android.parse import CHANNEL
from bots.android.verify import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from bots.carrier_requests import RawRequest
from bots.practice.phones.android import event
from config.platform.database import transaction
from intake.lines.line import Line
from tests.support.house import NOON, WORKER, House
from tests.support.webhook_server import HttpAnswer, WebhookServer

SIM = "+15005550111"
OTHER_SIM = "+15005550112"
DEVICE = "dhaka-1"
USER, PASSWORD, KEY = "sms", "phone-password", "a signing key of the phone"
AT = (
    datetime.now(ZoneInfo("Asia/Dhaka"))
    .replace(minute=0, second=0, microsecond=0)
    .isoformat(timespec="milliseconds")
)
"""Of this hour: what was written days ago is taken otherwise."""


def devices(house: House, url: str = "http://localhost:1") -> str:
    """The operator's list with one phone of two SIMs, its secrets in files."""
    files = {name: house.folder / name for name in ("password_file", "webhook_secret_file")}
    files["password_file"].write_text(PASSWORD, "ascii")
    files["webhook_secret_file"].write_text(KEY, "ascii")
    phone = {"device": DEVICE, "url": url, "user": USER, "numbers": {"1": SIM, "2": OTHER_SIM}}
    return json.dumps([phone | {name: str(path) for name, path in files.items()}])


def open_lines(house: House) -> None:
    """A line on each SIM."""
    with transaction(house.engine) as session:
        for number in (SIM, OTHER_SIM):
            session.add(
                Line(
                    organisation_id=house.organisation_id,
                    channel=CHANNEL,
                    address=number,
                    languages="en,bn,es",
                    time_zone="Asia/Dhaka",
                )
            )


def received(text: str, sender: str = WORKER, at: str = AT, **changed: Any) -> bytes:
    """An sms:received as the app writes it."""
    payload = {
        "messageId": "c0ffee",
        "message": text,
        "phoneNumber": sender,
        "simNumber": 1,
        "receivedAt": at,
    }
    return event("sms:received", payload | changed)


def signed_webhook(body: bytes, device: str = DEVICE, key: str = KEY) -> RawRequest:
    """A signed webhook as a receiver gets it."""
    headers = {SIGNATURE_HEADER: sign(key, body, "1795348800"), TIMESTAMP_HEADER: "1795348800"}
    return RawRequest(CHANNEL, f"/webhooks/android/{device}", headers, body, NOON)


def call(receiver: WebhookServer, body: bytes, device: str = DEVICE, key: str = KEY) -> HttpAnswer:
    """The same over HTTP."""
    request = signed_webhook(body, device, key)
    headers = [(name, value.encode()) for name, value in request.headers.items()]
    return receiver.call(
        "POST", request.target, [*headers, ("Content-Type", b"application/json")], body
    )
