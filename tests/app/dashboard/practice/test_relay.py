"""The practice page, over HTTP against a practice carrier in a process of its own."""

import json
import smtplib
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.dashboard.application import create_app
from config.platform.database import Base, open_engine
from config.settings import Environment, WebSettings, load
from tests.bots.practice.running import BOT_TOKEN, NUMBER, Running, free_port, running

PHONE = "+447700900123"
# The key, a moment and its code (its last six digits) from RFC 6238, appendix B.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)
CODE = "081804"
TOKENS = {"account_sid": "AC-not-shown", "auth_token": "auth-not-shown"}
WORLD: dict[str, Any] = {
    "dashboard": "http://localhost:8000",
    "twilio": {**TOKENS, "number": NUMBER},
    "telegram": {"bot_token": BOT_TOKEN, "bot_username": "practice_line_bot", "api_url": "x"},
    "members": [
        {
            "email": "triager@monitor.example",
            "passphrase": "six words that somebody can type",
            "totp_secret": SECRET,
            "role": "triager",
            "organisation": "Practice monitor",
        }
    ],
    "factories": [{"name": "Practice Apparel", "code": "0412", "country": "BD"}],
}

Open = Callable[..., FlaskClient]


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running() as carrier:
        yield carrier


@pytest.fixture
def open_dashboard(tmp_path: Path) -> Open:
    def open_it(port: int, **settings: Any) -> FlaskClient:
        engine = open_engine(f"sqlite:///{tmp_path / 'practice.db'}")
        Base.metadata.create_all(engine)
        given = {"firedoor_data_dir": tmp_path, "cookie_key": "11" * 32, "practice_port": port}
        return create_app(
            load(WebSettings, **(given | settings)), engine, lambda: NOW
        ).test_client()

    return open_it


@pytest.fixture
def dashboard(open_dashboard: Open, carrier: Running, tmp_path: Path) -> FlaskClient:
    (tmp_path / "practice.json").write_text(json.dumps(WORLD), "utf-8")
    return open_dashboard(carrier.http.base_url.port)


def post(client: FlaskClient, path: str, **body: Any) -> Any:
    page = client.get("/practice", base_url="http://localhost").text
    token = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    return client.post(path, json=body, headers={"X-CSRFToken": token}, base_url="http://localhost")


def get(client: FlaskClient, path: str) -> Any:
    answer = client.get(path, base_url="http://localhost")
    assert answer.status_code == 200
    return answer.json


def test_a_stranger_sees_lines_sign_ins_factories_and_no_token(dashboard: FlaskClient) -> None:
    page = dashboard.get("/practice", base_url="http://localhost")
    assert page.status_code == 200
    member = WORLD["members"][0]
    shown = (NUMBER, "@practice_line_bot", "0412", "Practice Apparel", PHONE)
    for expected in (*shown, member["email"], member["passphrase"]):
        assert expected in page.text
    for hidden in (*TOKENS.values(), BOT_TOKEN, SECRET):
        assert hidden not in page.text


def test_the_code_is_the_one_that_an_app_would_show(dashboard: FlaskClient) -> None:
    assert get(dashboard, "/practice/codes") == {
        "codes": {"triager@monitor.example": CODE},
        "seconds_left": 1,
    }


def test_a_text_goes_out_and_its_answer_comes_in(dashboard: FlaskClient, carrier: Running) -> None:
    text = "তিন তলার ফায়ার ডোর তালাবদ্ধ"
    sent = post(dashboard, "/practice/phone/send", **{"from": PHONE, "text": text})
    assert (sent.status_code, sent.json["status"]) == (200, 200)
    carrier.twilio().messages.create(to=PHONE, from_=NUMBER, body="Got it.")
    (arrived,) = get(dashboard, f"/practice/phone/{PHONE}/wait?after=1")["messages"]
    assert (arrived["text"], arrived["segments"], arrived["encoding"]) == ("Got it.", 1, "GSM-7")
    typed = get(dashboard, f"/practice/phone/{PHONE}/messages")["messages"][0]
    assert (typed["direction"], typed["text"], typed["encoding"]) == ("out", text, "UCS-2")


def test_a_banner_says_how_the_carrier_misbehaves(dashboard: FlaskClient, carrier: Running) -> None:
    def banner() -> Any:
        return dashboard.get("/practice/habits", base_url="http://localhost").text

    assert banner().strip() == ""
    assert 'id="habits" role="status" hidden' in shown(dashboard)
    carrier.post("/habits", twilio={"late": 5, "twice": 0.2}, mail={"errors": 0.1})
    try:
        assert "SMS: webhooks 5 s late, 20% of webhooks twice" in banner()
        assert "Mail: 10% of sends refused" in shown(dashboard)
        assert 'id="habits" role="status" hidden' not in shown(dashboard)
    finally:
        carrier.post("/habits", twilio=None, mail=None)
    assert banner().strip() == ""


def shown(client: FlaskClient) -> str:
    return client.get("/practice", base_url="http://localhost").text


def test_a_button_under_a_message_is_pressed(dashboard: FlaskClient, carrier: Running) -> None:
    post(dashboard, "/practice/chat/send", chat=7001, start="", language_code="bn")
    keyboard = {"inline_keyboard": [[{"text": "১ হ্যাঁ", "callback_data": "1"}]]}
    carrier.post(f"/bot{BOT_TOKEN}/sendMessage", chat_id=7001, text="?", reply_markup=keyboard)
    (asked,) = get(dashboard, "/practice/chat/7001/wait?after=1")["messages"]
    assert asked["buttons"] == [[{"text": "১ হ্যাঁ", "data": "1"}]]
    pressed = {"chat": 7001, "message_id": asked["message_id"], "data": "1"}
    assert post(dashboard, "/practice/chat/press", **pressed).status_code == 200
    refused = post(dashboard, "/practice/chat/press", **(pressed | {"data": "9"}))
    assert (refused.status_code, refused.json) == (400, {"error": "There is no such button."})


def test_mail_arrives_in_the_mailbox(dashboard: FlaskClient, carrier: Running) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "line@firedoor.example", "buyer@city.example", "A"
    mail.set_content("http://localhost/alerts/1")
    with smtplib.SMTP("127.0.0.1", carrier.smtp_port) as smtp:
        smtp.send_message(mail)
    (arrived,) = get(dashboard, "/practice/mailbox/wait?after=0")
    assert (arrived["to"], arrived["subject"]) == ("buyer@city.example", "A")
    assert get(dashboard, "/practice/mailbox") == [arrived]


def test_a_newer_wait_ends_the_older_so_that_threads_stay_free(
    dashboard: FlaskClient, carrier: Running
) -> None:
    post(dashboard, "/practice/chat/send", chat=7099, text="x")

    def wait() -> Any:
        other = dashboard.application.test_client()
        return other.get("/practice/chat/7099/wait?after=1", base_url="http://localhost")

    with ThreadPoolExecutor() as pool:
        ended, waiting = futures.wait(
            [pool.submit(wait), pool.submit(wait)], 10, futures.FIRST_COMPLETED
        )
        assert [one.result().status_code for one in ended] == [409]
        carrier.post(f"/bot{BOT_TOKEN}/sendMessage", chat_id=7099, text="y")
        assert [one.result(10).status_code for one in waiting] == [200]


@pytest.mark.parametrize(
    "path", ["/practice/misbehave", "/practice/phone/12/messages", "/practice/chat/edit"]
)
def test_nothing_else_of_the_carrier_is_reached(dashboard: FlaskClient, path: str) -> None:
    assert dashboard.get(path, base_url="http://localhost").status_code == 404


def test_only_the_fields_of_the_page_are_passed_on(dashboard: FlaskClient) -> None:
    body = {"from": PHONE, "text": "x", "sid": "SM" + "0" * 32}
    assert post(dashboard, "/practice/phone/send", **body).status_code == 400


def test_a_post_without_the_pages_token_is_refused(dashboard: FlaskClient) -> None:
    answer = dashboard.post(
        "/practice/phone/send", json={"from": PHONE, "text": "x"}, base_url="http://localhost"
    )
    assert answer.status_code == 403


def test_without_carrier_and_world_the_page_says_what_to_do(open_dashboard: Open) -> None:
    alone = open_dashboard(free_port())
    page = alone.get("/practice", base_url="http://localhost")
    assert (page.status_code, "./firedoor run" in page.text) == (200, True)
    answer = alone.get("/practice/mailbox", base_url="http://localhost")
    assert answer.status_code == 503
    assert "./firedoor run" in answer.json["error"]


@pytest.mark.parametrize("path", ["/practice", "/practice/codes", "/practice/mailbox"])
def test_a_server_has_no_practice(open_dashboard: Open, path: str) -> None:
    server = open_dashboard(
        free_port(),
        firedoor_env=Environment.SERVER,
        database_url="sqlite://",
        public_dashboard_url="https://firedoor.example",
        public_webhook_url="https://line.example",
    )
    assert server.get(path, base_url="https://firedoor.example").status_code == 404
