"""`firedoor practice misbehave` against a running carrier: with effect at once, until `behave`."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from tests.bots.practice.running import BOT_TOKEN, NUMBER, Running, running
from tests.support.command import run as firedoor
from tests.support.product import wait_until

ANDROID = "+15005550111"
# The whole of a test is far shorter: nothing arrives late by chance.
SOON = 1.0


@pytest.fixture(scope="module")
def started() -> Iterator[Running]:
    with running(telegram_webhook_secret="secret", android_password="sesame") as carrier:
        yield carrier


@pytest.fixture
def carrier(started: Running) -> Iterator[Running]:
    started.receiver.received.clear()
    yield started
    started.post("/habits", twilio=None, telegram=None, android=None, mail=None)


@pytest.fixture
def practice(carrier: Running) -> Callable[..., str]:
    port = carrier.url.rpartition(":")[2]

    def type_it(*words: str) -> str:
        ended = firedoor("practice", *words, PRACTICE_PORT=port)
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout

    return type_it


def text(carrier: Running, number: str, words: str, **more: str) -> Any:
    return carrier.post("/phone/send", **{"from": number, "text": words, **more})


def bodies(carrier: Running) -> list[str]:
    found = []
    for one in carrier.receiver.received:
        if one.path == "/webhooks/twilio/message":
            found.append(one.form["Body"])
        elif one.path == "/webhooks/telegram":
            found.append(one.json["message"]["text"])
        elif one.json["event"] == "sms:received":
            found.append(one.json["payload"]["message"])
    return found


def say(carrier: Running, channel: str, words: str) -> None:
    if channel == "telegram":
        carrier.post("/chat/send", chat=7001, text=words)
    else:
        text(carrier, "+447700900123", words, to=ANDROID if channel == "android" else "")


CHANNELS = ("twilio", "telegram", "android")


def test_the_command_says_what_stands(practice: Callable[..., str], carrier: Running) -> None:
    said = practice("misbehave", "--late", "5s", "--twice", "0.2", "--channel", "twilio")
    assert "twilio: 5 s late, twice 20%\n" in said
    assert "telegram: as usual\n" in said
    said = practice("misbehave", "--errors", "0.1", "--half-answers", "0.05", "--channel", "mail")
    assert "mail: errors 10%, half answers 5%\n" in said
    assert set(carrier.get("/habits")) == {"twilio", "mail"}
    practice("behave", "--channel", "mail")
    assert set(carrier.get("/habits")) == {"twilio"}
    practice("behave")
    assert carrier.get("/habits") == {}


def test_webhooks_are_late_until_it_behaves(practice: Callable[..., str], carrier: Running) -> None:
    practice("misbehave", "--late", "2s")
    started = time.monotonic()
    for channel in CHANNELS:
        say(carrier, channel, channel)
    assert bodies(carrier) == []
    wait_until(lambda: len(bodies(carrier)) == 3, 15)
    assert time.monotonic() - started > 1.9
    practice("behave")
    for place, channel in enumerate(CHANNELS):
        started = time.monotonic()
        say(carrier, channel, f"now {place}")
        wait_until(lambda place=place: f"now {place}" in bodies(carrier), 15)
        assert time.monotonic() - started < SOON


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_webhook_comes_twice(
    practice: Callable[..., str], carrier: Running, channel: str
) -> None:
    practice("misbehave", "--twice", "1", "--channel", channel)
    for place in range(3):
        say(carrier, channel, str(place))
    wait_until(lambda: len(bodies(carrier)) == 6, 15)
    assert sorted(bodies(carrier)) == ["0", "0", "1", "1", "2", "2"]
    ids = [_id(one) for one in carrier.receiver.received]
    assert len(set(ids)) == 3


def _id(one: Any) -> Any:
    if one.form:
        return one.form["MessageSid"]
    return one.json["update_id"] if "update_id" in one.json else one.json["id"]


@pytest.mark.parametrize("channel", CHANNELS)
def test_webhooks_overtake_each_other(
    practice: Callable[..., str], carrier: Running, channel: str
) -> None:
    practice("misbehave", "--shuffle", "--late", "500ms", "--channel", channel)
    sent = [str(place) for place in range(12)]
    for words in sent:
        say(carrier, channel, words)
    wait_until(lambda: len(bodies(carrier)) == len(sent), 20)
    assert bodies(carrier) != sent
    assert sorted(bodies(carrier), key=int) == sent


def test_a_poll_gets_late_updates_in_order_and_some_again(practice: Callable[..., str]) -> None:
    with running() as polled:
        port = polled.url.rpartition(":")[2]
        firedoor("practice", "misbehave", "--late", "1s", "--twice", "1", PRACTICE_PORT=port)
        for words in ("a", "b"):
            polled.post("/chat/send", chat=7001, text=words)

        def poll(offset: int, timeout: int) -> list[Any]:
            got: list[Any] = polled.get(
                f"/bot{BOT_TOKEN}/getUpdates", offset=offset, timeout=timeout
            )["result"]
            return got

        assert poll(0, 0) == []
        first = poll(0, 5)
        assert [one["message"]["text"] for one in first][:1] == ["a"]
        wait_until(lambda: len(poll(0, 1)) == 2, 10)
        beyond = poll(0, 0)[-1]["update_id"] + 1
        assert [one["message"]["text"] for one in poll(beyond, 0)] == ["a", "b"]
        firedoor("practice", "behave", PRACTICE_PORT=port)
        assert poll(beyond, 0) == []


def test_sends_are_refused_in_their_share(practice: Callable[..., str], carrier: Running) -> None:
    practice("misbehave", "--errors", "0.5", "--channel", "twilio")
    refused, client = 0, carrier.twilio()
    for _ in range(40):
        try:
            client.messages.create(to="+447700900145", from_=NUMBER, body="x")
        except TwilioRestException as error:
            assert error.status == 500
            refused += 1
    # Outside of these bounds once in a million runs.
    assert 5 <= refused <= 35
    assert len(carrier.screen("/phone/+447700900145")) == 40 - refused


def test_a_half_answer_is_no_answer_but_the_text_is_there(
    practice: Callable[..., str], carrier: Running
) -> None:
    practice("misbehave", "--half-answers", "1")
    with pytest.raises(requests.RequestException):
        carrier.twilio().messages.create(to="+447700900123", from_=NUMBER, body="half")
    assert carrier.screen("/phone/+447700900123")[-1] == ("in", "half")
    say(carrier, "telegram", "hello")
    with pytest.raises(httpx.RemoteProtocolError, match="closed"):
        carrier.http.post(f"/bot{BOT_TOKEN}/sendMessage", json={"chat_id": 7001, "text": "half"})
    assert carrier.screen("/chat/7001")[-1] == ("in", "half")
    practice("behave")
    carrier.twilio().messages.create(to="+447700900123", from_=NUMBER, body="whole")
    assert carrier.screen("/phone/+447700900123")[-1] == ("in", "whole")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("misbehave",), "--late"),
        (("misbehave", "--late", "soon"), "--late"),
        (("misbehave", "--twice", "2"), "--twice"),
        (("misbehave", "--channel", "pigeon", "--late", "1s"), "--channel"),
        (("misbehave", "--channel", "mail", "--late", "1s"), "mail"),
        (("misbehave", "--errors", "0.6", "--half-answers", "0.6"), "--errors"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(words: tuple[str, ...], named: str) -> None:
    ended = firedoor("practice", *words)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert named in ended.stderr


def test_a_carrier_that_is_away_is_said() -> None:
    ended = firedoor("practice", "behave", PRACTICE_PORT="9")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "firedoor run" in ended.stderr


@pytest.mark.parametrize(
    "wish",
    [
        {"nobody": {}},
        {"twilio": 3},
        {"twilio": {"late": -1}},
        {"twilio": {"twice": "x"}},
        {"twilio": {"shuffle": 1}},
        {"twilio": {"errors": 2}},
        {"mail": {"late": 1}},
        {"twilio": {"colour": 1}},
    ],
)
def test_a_habit_that_is_none_is_refused(carrier: Running, wish: dict[str, Any]) -> None:
    assert carrier.http.post("/habits", json=wish).status_code == 400
    assert carrier.get("/habits") == {}
