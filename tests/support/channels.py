"""A house with its receiver and its courier: signed requests in, texts to a carrier out."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Engine, func, select
from twilio.request_validator import RequestValidator

from app.tables import METADATA
from app.wiring.inbound_store import DatabaseInboundStore
from app.wiring.sending import make_mailer
from bots.carrier_requests import RawRequest
from bots.channel import OutgoingText
from bots.errors import SendError
from bots.receiving.receiver import Receiver
from bots.sending.compose import Composer
from bots.sending.courier import CourierWaits, OutboxCourier
from bots.sending.holds import Holds
from bots.sending.send_limits import SendLimits
from bots.telegram.receive import TelegramReceiver
from bots.telegram.verify import SECRET_HEADER
from bots.twilio.receive import TwilioReceiver
from bots.twilio.verify import MESSAGE_PATH
from config.platform.database import reading, transaction
from config.platform.queues import Bell
from config.settings import CourierSettings, load
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.gsm7 import plain_of
from intake.dialogue.texts.legal_answers import Rights
from intake.inbox.spool import Spool
from intake.lines.line import TELEGRAM, TWILIO
from intake.outbox.recordings import Recordings
from tests.support.house import NOON, NUMBER, WORKER, House

ACCOUNT = "AC" + "0" * 32
TOKEN = "b" * 32
SECRET = "telegram-secret"
PUBLIC_URL = "https://line.example"
CATALOGS = Catalogs.load(Path(__file__).parents[2] / "translations")

_ids: Iterator[int] = count(1)


def twilio_fields(text: str, sender: str = WORKER, **changed: str) -> dict[str, str]:
    """The form of one SMS, with every field that Twilio adds; a new id each time."""
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
        "To": NUMBER,
        "ToZip": "",
        "NumSegments": "1",
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": sender,
        "ApiVersion": "2010-04-01",
    }
    return fields | changed


def sign(url: str, fields: Any, token: str = TOKEN) -> str:
    """Twilio's own signature, by its own library."""
    signature: str = RequestValidator(token).compute_signature(url, fields)
    return signature


def sms(text: str, sender: str = WORKER, at: datetime = NOON, **changed: str) -> RawRequest:
    """A signed SMS as a receiver gets it."""
    fields = twilio_fields(text, sender, **changed)
    headers = {"X-Twilio-Signature": sign(PUBLIC_URL + MESSAGE_PATH, fields)}
    return RawRequest(TWILIO, MESSAGE_PATH, headers, urlencode(fields).encode(), at)


def update(words: str, chat_id: int = 7001, **message: Any) -> dict[str, Any]:
    """A Telegram update with one private message; a new update_id each time.

    `message` replaces fields of the message.
    """
    return {
        "update_id": next(_ids),
        "message": {
            "message_id": next(_ids),
            "date": int(time.time()),
            "text": words,
            "chat": {"id": chat_id, "type": "private", "first_name": "A"},
            "from": {"id": chat_id, "is_bot": False, "first_name": "A", "language_code": "en"},
            **message,
        },
    }


def telegram(content: Any, at: datetime = NOON) -> RawRequest:
    """An update as a receiver gets it from the webhook."""
    return RawRequest(
        TELEGRAM, "/webhooks/telegram", {SECRET_HEADER: SECRET}, json.dumps(content).encode(), at
    )


def open_receiver(
    house: House, engine: Engine | None = None, spool: Path | None = None
) -> Receiver:
    """A receiver of this house, on its own database or on another engine."""
    return Receiver(
        store_of(house, engine),
        {
            TWILIO: TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL),
            TELEGRAM: TelegramReceiver(SECRET),
        },
        spool_of(house, spool),
        Bell(None),
    )


def store_of(house: House, engine: Engine | None = None) -> DatabaseInboundStore:
    """Where this house stores its messages, on its own database or on another engine."""
    return DatabaseInboundStore(
        engine or house.engine,
        house.reception,
        house.policy,
        house.inbox.public(),
        house.peppers.contacts,
    )


def spool_of(house: House, folder: Path | None = None) -> Spool:
    """The spool of this house."""
    return Spool(folder or house.folder / "spool", house.inbox.public())


@dataclass
class Carrier:
    """Takes texts and remembers them; `refuse` is raised instead, `asked` answers was_sent."""

    name: str = TWILIO
    sent: list[tuple[str, str]] = field(default_factory=list)
    refuse: SendError | None = None
    asked: bool | None = None
    meanwhile: Callable[[], None] | None = None

    def send(self, outgoing: OutgoingText) -> str | None:
        if self.meanwhile is not None:
            self.meanwhile()
        if self.refuse is not None:
            raise self.refuse
        self.sent.append((outgoing.address, outgoing.text))
        return None

    def was_sent(self, outgoing: OutgoingText, since: datetime, others: int = 0) -> bool | None:
        return self.asked


def open_courier(
    house: House,
    *carriers: Carrier,
    absent_after: timedelta = timedelta(minutes=5),
    rights: Rights | None = None,
    recordings: Recordings | None = None,
) -> OutboxCourier:
    """A courier of this house, with the carriers that it can reach."""
    settings = load(CourierSettings, firedoor_data_dir=house.folder)
    channels = {one.name: one for one in carriers}
    composer = Composer(
        house.courier,
        house.peppers.receiver,
        house.trust,
        CATALOGS,
        plain_of(house.policy.languages),
        rights,
        recordings,
    )
    holds = Holds(
        channels,
        house.policy.intake.safe_hours,
        house.policy.code_words,
        SendLimits(house.policy.sending),
    )
    return OutboxCourier(
        house.engine,
        composer,
        channels,
        make_mailer(house.trust, settings, channels, house.policy.consent),
        holds,
        CourierWaits(absent_after=absent_after),
    )


def counted(house: House, table: type) -> int:
    """How many rows one table has."""
    with transaction(house.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def row_counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with reading(engine) as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in METADATA.sorted_tables
        }


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """The tables with more or fewer rows than before, and by how many."""
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def bent(request: RawRequest, **changed: Any) -> RawRequest:
    """The same request with something changed after it was signed."""
    return replace(request, **changed)
