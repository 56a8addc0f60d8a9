"""The practice page: lines, sign-ins and their codes of this moment, and no token."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.dashboard.application import create_app
from app.tables import METADATA
from config.platform.database import open_engine
from config.settings import WebSettings, load
from tests.app.dashboard.practice.small_carrier import closed_port, small_carrier
from tests.support.desk import URL

# The key, a moment and its code (its last six digits) from RFC 6238, appendix B.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)
CODE = "081804"
NUMBER = "+15005550006"
TOKENS = {"account_sid": "AC-not-shown", "auth_token": "auth-not-shown"}
MEMBER = {
    "email": "triager@monitor.example",
    "passphrase": "six words that somebody can type",
    "totp_secret": SECRET,
    "role": "triager",
    "organisation": "Practice monitor",
}
WORLD = {
    "twilio": {**TOKENS, "number": NUMBER},
    "telegram": {"bot_token": "bot-not-shown", "bot_username": "practice_line_bot"},
    "members": [MEMBER],
    "factories": [{"name": "Practice Apparel", "code": "0412", "country": "BD"}],
}


def opened(folder: Path, port: int) -> FlaskClient:
    settings = load(WebSettings, firedoor_data_dir=folder, cookie_key="11" * 32, practice_port=port)
    engine = open_engine(settings.database_url)
    METADATA.create_all(engine)
    return create_app(settings, engine, lambda: NOW).test_client()


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """The page while the carrier is away."""
    (tmp_path / "practice.json").write_text(json.dumps(WORLD), "utf-8")
    return opened(tmp_path, closed_port())


def test_a_stranger_sees_lines_sign_ins_factories_and_no_token(client: FlaskClient) -> None:
    page = client.get("/practice", base_url=URL)
    assert page.status_code == 200
    shown = (NUMBER, "@practice_line_bot", "0412", "Practice Apparel", "+447700900123")
    for expected in (*shown, MEMBER["email"], MEMBER["passphrase"]):
        assert expected in page.text
    for hidden in (*TOKENS.values(), "bot-not-shown", SECRET):
        assert hidden not in page.text


def test_the_code_is_the_one_that_an_app_would_show(client: FlaskClient) -> None:
    answer = client.get("/practice/codes", base_url=URL)
    assert answer.json == {"codes": {"triager@monitor.example": CODE}, "seconds_left": 1}


def test_without_a_world_there_are_no_codes(tmp_path: Path) -> None:
    alone = opened(tmp_path, closed_port())
    answer = alone.get("/practice/codes", base_url=URL)
    assert answer.json == {"codes": {}, "seconds_left": 1}
    assert "./firedoor run" in alone.get("/practice", base_url=URL).text


def test_the_banner_says_how_the_carrier_misbehaves(tmp_path: Path) -> None:
    habit = {"late": 5, "twice": 0, "shuffle": False, "errors": 0, "half_answers": 0}
    with small_carrier(content=json.dumps({"twilio": habit}).encode()) as carrier:
        client = opened(tmp_path, carrier.port)
        assert "SMS: webhooks 5 s late" in client.get("/practice/habits", base_url=URL).text
    assert client.get("/practice/habits", base_url=URL).text.strip() == ""
