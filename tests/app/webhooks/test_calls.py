"""A step of a call is answered once what it brought is safe; a forged one is kept apart."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.webhooks.application import create_webhooks
from bots.twilio.verify import VOICE_PATH
from config.platform.database import open_engine, reading
from intake.inbox.seen import Quarantined, Taken
from tests.support.channels import ACCOUNT, PUBLIC_URL, sign
from tests.support.house import NUMBER, WORKER, House
from tests.support.webhook_server import bots_settings, prepare

RINGING = {
    "CallSid": "CA" + "1" * 32,
    "AccountSid": ACCOUNT,
    "From": WORKER,
    "To": NUMBER,
    "CallStatus": "ringing",
    "Direction": "inbound",
    "ApiVersion": "2010-04-01",
}


@pytest.fixture
def client(house: House) -> FlaskClient:
    prepare(house)
    return create_webhooks(bots_settings(house), house.engine).test_client()


def called(client: FlaskClient, signature: str | None = None) -> tuple[int, str]:
    headers = {"X-Twilio-Signature": signature or sign(PUBLIC_URL + VOICE_PATH, RINGING)}
    form = "application/x-www-form-urlencoded"
    body = urlencode(RINGING).encode()
    answer = client.post(VOICE_PATH, data=body, content_type=form, headers=headers)
    return answer.status_code, answer.text


def test_a_call_to_a_line_that_takes_none_is_refused_and_answered_by_a_text(
    client: FlaskClient, house: House
) -> None:
    status, told = called(client)
    assert (status, "<Reject" in told) == (200, True)
    assert "WELCOME" in house.said()
    called(client)
    with reading(house.engine) as session:
        assert len(session.scalars(select(Taken)).all()) == 1


def test_a_forged_call_is_kept_apart(client: FlaskClient, house: House) -> None:
    assert called(client, "c2lnbmF0dXJl")[0] == 403
    assert house.said() == []
    with reading(house.engine) as session:
        assert len(session.scalars(select(Quarantined)).all()) == 1


def test_with_the_database_away_a_call_waits_in_the_spool(house: House) -> None:
    prepare(house)
    away = open_engine("postgresql+psycopg://nobody@127.0.0.1:9/firedoor")
    settings = bots_settings(house)
    assert called(create_webhooks(settings, away).test_client())[0] == 200
    assert len(list(settings.spool_dir.glob("*.sealed"))) == 1
