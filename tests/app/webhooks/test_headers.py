"""No answer of the webhooks can be framed, sniffed, kept or run by a browser."""

import pytest
from flask.testing import FlaskClient

from app.webhooks.application import create_webhooks
from app.webhooks.fallback import create_fallback
from app.webhooks.headers import HEADERS
from bots.twilio.verify import MESSAGE_PATH
from config.settings import FallbackSettings, load
from tests.support.house import House
from tests.support.webhook_server import bots_settings, prepare

ASKED = [
    ("GET", "/healthz"),
    ("GET", MESSAGE_PATH),
    ("POST", MESSAGE_PATH),
    ("TRACE", MESSAGE_PATH),
    ("POST", "/nowhere"),
]


@pytest.fixture(params=["webhooks", "fallback"])
def client(house: House, request: pytest.FixtureRequest) -> FlaskClient:
    prepare(house)
    if request.param == "webhooks":
        return create_webhooks(bots_settings(house), house.engine).test_client()
    settings = load(FallbackSettings, firedoor_data_dir=house.folder)
    return create_fallback(settings).test_client()


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_every_answer_carries_them(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.content_type.partition(";")[2] == " charset=utf-8" or (
        answer.mimetype == "application/json"
    )
    if method == "TRACE":
        assert answer.status_code == 405
