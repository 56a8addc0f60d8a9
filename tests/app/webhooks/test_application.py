"""What carriers call is answered by what became of it."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.webhooks.application import LARGEST_BODY, create_webhooks
from bots.twilio.verify import MESSAGE_PATH
from config.platform.database import open_engine, transaction
from intake.monitoring.alarms import NOT_PLACED, Alarm
from tests.support.channels import PUBLIC_URL, sign, twilio_fields
from tests.support.house import House
from tests.support.webhook_server import bots_settings, prepare

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def client(house: House) -> FlaskClient:
    prepare(house)
    return create_webhooks(bots_settings(house), house.engine).test_client()


def posted(client: FlaskClient, text: str, signature: str | None = None) -> int:
    fields = twilio_fields(text)
    headers = {"X-Twilio-Signature": signature or sign(PUBLIC_URL + MESSAGE_PATH, fields)}
    body = urlencode(fields).encode()
    return client.post(MESSAGE_PATH, data=body, content_type=FORM, headers=headers).status_code


def test_a_signed_text_is_taken_in_and_a_forged_one_refused(
    client: FlaskClient, house: House
) -> None:
    assert posted(client, "no salary for two months") == 200
    assert posted(client, "forged", "c2lnbmF0dXJl") == 403
    assert house.texts() == ["no salary for two months"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
        ("GET", MESSAGE_PATH, 405),
        ("POST", "/webhooks/pigeon", 404),
        ("GET", "/webhooks/recordings/en/call_consent.mp3", 404),
    ],
)
def test_each_address_has_its_answer(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    assert client.open(path, method=method).status_code == status


def test_a_body_that_no_carrier_sends_is_too_large(client: FlaskClient, house: House) -> None:
    body = b"x" * (LARGEST_BODY + 1)
    assert client.post(MESSAGE_PATH, data=body, content_type=FORM).status_code in (400, 403, 413)
    assert house.texts() == []
    with transaction(house.engine) as session:
        assert session.scalars(select(Alarm.kind)).all() == [NOT_PLACED]


def test_it_is_not_ready_without_its_database(house: House) -> None:
    prepare(house)
    away = open_engine("postgresql+psycopg://nobody@127.0.0.1:9/firedoor")
    client = create_webhooks(bots_settings(house), away).test_client()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"ready": False})
    assert client.get("/healthz").status_code == 200
