"""Any bytes at every address of every channel: no 500, no word in a log, nothing signed is lost.

Channels and addresses are found by themselves; a carrier that signs in a way that is not known
here fails `test_every_address_is_fuzzed`.
"""

import io
import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
import structlog
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app.webhooks.application import create_webhooks
from bots.android.verify import SIGNATURE_HEADER as PHONE_HEADER
from bots.android.verify import TIMESTAMP_HEADER
from bots.android.verify import sign as sign_as_phone
from bots.carrier_requests import Carries, Route
from bots.practice.phones.android import event
from bots.registry import channels
from bots.telegram.verify import SECRET_HEADER
from bots.twilio.verify import SIGNATURE_HEADER as TWILIO_HEADER
from bots.twilio.verify import form
from config.platform.database import transaction
from config.platform.logs import set_up
from intake.inbox.seen import Quarantined, Taken
from intake.monitoring.day_counts import LedgerDay
from tests.support.channels import ACCOUNT, PUBLIC_URL, SECRET, sign, twilio_fields, update
from tests.support.house import NUMBER, House, make_house
from tests.support.phones import DEVICE, KEY, devices, open_lines, received
from tests.support.postgres import Cluster
from tests.support.strange import MARK, SENDER, forms, garbage, objects
from tests.support.webhook_server import bots_settings, prepare

# Some twenty seconds for both databases; a hunt is FUZZ_EXAMPLES=20000.
FUZZ = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)

DAY_OF_FUZZ = "2026-11-22T12:00:00+06:00"
PLACES = {"device": DEVICE}
REAL_TWILIO = (
    twilio_fields(MARK, SENDER),
    twilio_fields(
        "",
        SENDER,
        NumMedia="2",
        MediaUrl0="https://x.example/1",
        MediaContentType0="image/jpeg",
        MediaUrl1="",
        MediaContentType1="",
    ),
    twilio_fields(MARK, f"whatsapp:{SENDER}", To=f"whatsapp:{NUMBER}", ProfileName=MARK),
    twilio_fields(MARK, SENDER, OptOutType="STOP", ButtonText=MARK),
    {
        "MessageSid": "SM1",
        "MessageStatus": "undelivered",
        "ErrorCode": "30003",
        "AccountSid": ACCOUNT,
        "To": SENDER,
    },
    {
        "CallSid": "CA" + "1" * 32,
        "CallStatus": "ringing",
        "From": SENDER,
        "To": NUMBER,
        "AccountSid": ACCOUNT,
        "Direction": "inbound",
    },
    {
        "CallSid": "CA" + "2" * 32,
        "CallStatus": "in-progress",
        "Digits": "1",
        "From": SENDER,
        "To": NUMBER,
        "AccountSid": ACCOUNT,
        "RecordingUrl": f"https://x.example/RE{'3' * 32}",
        "RecordingSid": "RE" + "3" * 32,
        "RecordingDuration": "9",
    },
)
_PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 9}]
_MESSAGE: dict[str, Any] = update(MARK, chat_id=77_001)["message"]
REAL_TELEGRAM = (
    update(MARK, chat_id=77_001),
    update(
        MARK,
        chat_id=77_001,
        reply_to_message=_MESSAGE,
        entities=[{"type": "bold", "offset": 0, "length": 3}],
    ),
    update("", chat_id=77_001, photo=_PHOTO, caption=MARK, media_group_id="1"),
    update(f"/start {MARK}", chat_id=77_001),
    {"update_id": 70_001, "edited_message": _MESSAGE | {"edit_date": 1795348900}},
    {
        "update_id": 70_002,
        "callback_query": {
            "id": "1",
            "from": _MESSAGE["from"],
            "chat_instance": "1",
            "data": "2",
            "message": _MESSAGE,
        },
    },
    {
        "update_id": 70_003,
        "my_chat_member": {"chat": _MESSAGE["chat"], "from": _MESSAGE["from"], "date": 1795348900},
    },
)
REAL_PHONE = tuple(
    json.loads(body)
    for body in (
        received(MARK, SENDER),
        event(
            "mms:downloaded",
            {
                "sender": SENDER,
                "body": MARK,
                "receivedAt": DAY_OF_FUZZ,
                "simNumber": 1,
                "attachments": [{"contentType": "image/jpeg", "partId": 1}],
            },
        ),
        event("sms:failed", {"messageId": "0" * 32, "phoneNumber": SENDER, "reason": MARK}),
        event("sms:delivered", {"messageId": "1" * 32, "phoneNumber": SENDER}),
        event("system:ping", {"health": {"checks": {"battery:level": {"observedValue": 5}}}}),
    )
)

Target = str
Signer = Callable[[Target, bytes], dict[str, str]]


def _as_twilio(target: Target, body: bytes) -> dict[str, str]:
    try:
        return {TWILIO_HEADER: sign(PUBLIC_URL + target.partition("#")[0], form(body))}
    except ValueError:  # more fields than Twilio ever sends
        return {}


def _as_a_phone(_target: Target, body: bytes) -> dict[str, str]:
    return {PHONE_HEADER: sign_as_phone(KEY, body, "1795348800"), TIMESTAMP_HEADER: "1795348800"}


# By the header that a route's carrier signs in: how, and what it may have to say.
SCHEMES: dict[str, tuple[Signer, st.SearchStrategy[bytes]]] = {
    TWILIO_HEADER: (_as_twilio, forms(REAL_TWILIO)),
    SECRET_HEADER: (lambda _target, _body: {SECRET_HEADER: SECRET}, objects(REAL_TELEGRAM)),
    PHONE_HEADER: (_as_a_phone, objects(REAL_PHONE)),
}
ROUTES = [(channel.name, route) for channel in channels() for route in channel.routes]
QUERIES = st.sampled_from(
    (
        "",
        "?",
        "?m=" + "0" * 32,
        "?m=%00&m=",
        "?a=%FF",
        "?%zz",
        "#x",
        "?m=é",
        "?c=AAAA",
        "?c=" + "A" * 3000,
    )
)
HEADER_VALUES = st.sampled_from(
    (
        "",
        "application/json",
        "multipart/form-data; boundary=",
        "text/plain; charset=nonsense",
        "application/x-www-form-urlencoded; charset=utf-16",
        "gzip",
        "\xff\xfe",
        "x" * 4000,
        "-1",
    )
) | st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30)
HEADERS = st.dictionaries(
    st.sampled_from(
        (
            "Content-Type",
            "Content-Encoding",
            "Accept",
            "Host",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "User-Agent",
            "Cookie",
            "Expect",
            "Range",
            TWILIO_HEADER,
            SECRET_HEADER,
            PHONE_HEADER,
            TIMESTAMP_HEADER,
        )
    ),
    HEADER_VALUES,
    max_size=4,
)


class Receiving:
    """The receiving app of a house, and what its process would have printed."""

    def __init__(self, house: House, app: Flask, log: io.StringIO) -> None:
        self.house = house
        self.app = app
        self.log = log

    def call(
        self, route: Route, query: str, body: bytes, headers: dict[str, str], place: str = DEVICE
    ) -> int:
        """One request to an address; the answer's status."""
        path = re.sub("<[^>]+>", lambda _: place, route.path)
        builder = EnvironBuilder(path=path, method="POST", data=body, headers=Headers(headers))
        # The target as gunicorn hands it on: bytes of the wire as Latin-1.
        target = quote(path) + query
        environ = builder.get_environ() | {"RAW_URI": target}
        _, status, _ = run_wsgi_app(self.app, environ)
        return int(status.split()[0])

    def kept(self) -> int:
        """How many requests were taken in, known already, put aside sealed, or spooled."""
        with transaction(self.house.engine) as session:
            counted = session.scalar(select(func.sum(LedgerDay.received + LedgerDay.repeated))) or 0
            aside = session.scalar(select(func.count()).select_from(Quarantined)) or 0
        return counted + aside + len(list(self.spool.glob("*.sealed")))

    @property
    def spool(self) -> Path:
        return self.house.folder / "spool"

    def clear(self) -> None:
        """As after an hour: the quarantine has room again, and nobody waits in the spool."""
        with transaction(self.house.engine) as session:
            session.execute(delete(Quarantined))
        for path in self.spool.glob("*"):
            path.unlink()

    def told(self) -> str:
        """What was printed since the last look."""
        text = self.log.getvalue()
        self.log.seek(0)
        self.log.truncate()
        return text


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def receiving(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Receiving]:
    url = None
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.migrated()
    house = make_house(tmp_path_factory.mktemp("fuzz"), url)
    prepare(house)
    open_lines(house)
    log = io.StringIO()
    set_up("bots")
    structlog.configure(logger_factory=lambda *_names: structlog.PrintLogger(log))
    libraries = logging.StreamHandler(log)
    logging.getLogger().addHandler(libraries)
    app = create_webhooks(bots_settings(house, android_devices=devices(house)), house.engine)
    yield Receiving(house, app, log)
    logging.getLogger().removeHandler(libraries)
    structlog.reset_defaults()
    house.engine.dispose()


def checked(receiving: Receiving, status: int) -> None:
    """What holds for any request at all."""
    told = receiving.told()
    assert status < 500, told
    # Whatever is in it, the database takes it.
    assert '"not taken in"' not in told
    assert MARK not in told
    assert SENDER[1:] not in told
    assert "Traceback" not in told


def scheme_of(route: Route) -> tuple[Signer, st.SearchStrategy[bytes]]:
    [found] = [SCHEMES[name] for name in route.headers if name in SCHEMES]
    return found


def carries_a_text(route: Route, body: bytes) -> bool:
    """Read without the product's parsers: has a worker written something in this?"""
    if route.carries is Carries.NEWS:
        return False
    if TWILIO_HEADER in route.headers:
        pairs = dict(reversed(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))
        return bool(pairs.get("Body")) and "CallSid" not in pairs
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(content, dict):
        return False
    if SECRET_HEADER in route.headers:
        message = content.get("message", content.get("edited_message"))
        chat = message.get("chat") if isinstance(message, dict) else None
        private = isinstance(chat, dict) and chat.get("type") == "private"
        return private and bool(message.get("text"))
    payload = content.get("payload")
    texts = isinstance(payload, dict) and (payload.get("message") or payload.get("body"))
    return content.get("event") in ("sms:received", "mms:downloaded") and bool(texts)


def test_every_address_is_fuzzed() -> None:
    for name, route in ROUTES:
        assert scheme_of(route), f"{name} signs {route.path} in a way that SCHEMES does not know"
        assert set(re.findall("<([^>]+)>", route.path)) <= set(PLACES)


@pytest.mark.parametrize(("channel", "route"), ROUTES, ids=[route.path for _, route in ROUTES])
@FUZZ
@given(data=st.data(), query=QUERIES, headers=HEADERS)
def test_nothing_signed_is_lost_and_nothing_breaks(
    receiving: Receiving,
    channel: str,
    route: Route,
    data: st.DataObject,
    query: str,
    headers: dict[str, str],
) -> None:
    signer, bodies = scheme_of(route)
    body = data.draw(bodies | garbage())
    path = re.sub("<[^>]+>", DEVICE, route.path)
    before = receiving.kept()
    status = receiving.call(route, query, body, headers | signer(quote(path) + query, body))
    checked(receiving, status)
    if status < 300 and carries_a_text(route, body):
        assert receiving.kept() == before + 1
    if before > 100:
        receiving.clear()


@pytest.mark.parametrize(("channel", "route"), ROUTES, ids=[route.path for _, route in ROUTES])
@FUZZ
@given(data=st.data(), query=QUERIES, headers=HEADERS, place=st.text(min_size=1, max_size=9))
def test_nothing_of_a_stranger_breaks_or_is_believed(
    receiving: Receiving,
    channel: str,
    route: Route,
    data: st.DataObject,
    query: str,
    headers: dict[str, str],
    place: str,
) -> None:
    _, bodies = scheme_of(route)
    place = place.encode("utf-8", "replace").decode().replace("/", "")
    before = taken(receiving.house)
    checked(receiving, receiving.call(route, query, data.draw(bodies | garbage()), headers, place))
    assert taken(receiving.house) == before


def taken(house: House) -> int:
    with transaction(house.engine) as session:
        return session.scalar(select(func.count()).select_from(Taken)) or 0
