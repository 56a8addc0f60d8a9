"""The product's own Twilio code before Twilio's own document.

Prism stands between the product and the practice carrier and lets nothing pass, in either
direction, that Twilio's published OpenAPI document does not allow. Between Prism and the carrier
a relay passes everything on, until a test tells it to answer wrongly.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from werkzeug.wrappers import Request, Response

from bots.channel import OutgoingText
from bots.errors import SendError
from bots.media.download import Fetcher, Origin
from bots.twilio import list_inbound
from bots.twilio.delete import TwilioCopyDeleter
from bots.twilio.list_inbound import TwilioInboundList
from bots.twilio.media import TwilioMedia
from bots.twilio.parse import parse_message
from bots.twilio.send import TwilioSender
from tests.bots.practice.running import ACCOUNT, AUTH_TOKEN, NUMBER, Running, running
from tests.peers import twilio_document
from tests.peers.prism import Prism, checking
from tests.peers.relay import Relay, relaying
from tests.support.product import wait_until

WORKER, OTHER = "+447700900123", "+447700900124"
SERVICE = "MG" + "0" * 32
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
TEXTS = ("The fire exit is locked", "তিন তলার ফায়ার ডোর তালাবদ্ধ", "€ [~] 👍 " * 30)


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running(twilio_messaging_service_sid=SERVICE) as started:
        yield started


@pytest.fixture(scope="module")
def relay(carrier: Running) -> Iterator[Relay]:
    with relaying(carrier.url) as started:
        yield started


@pytest.fixture(scope="module")
def prism(relay: Relay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prism]:
    document = twilio_document.cut(twilio_document.published())
    with checking(document, relay.url, tmp_path_factory.mktemp("prism")) as started:
        yield started


@pytest.fixture
def seen(prism: Prism) -> Iterator[Callable[[], list[str]]]:
    """What Prism has refused since the test began."""
    before = len(prism.violations())
    yield lambda: prism.violations()[before:]


@pytest.fixture
def sound(relay: Relay, seen: Callable[[], list[str]]) -> Iterator[None]:
    """Fails the test for every violation, whatever the product made of it."""
    relay.names.clear()
    yield
    assert seen() == []
    # Prism does not look at a parameter that the document does not have.
    assert relay.names <= twilio_document.names(twilio_document.published())


@pytest.fixture
def sender(prism: Prism, carrier: Running) -> TwilioSender:
    return sender_of(prism, carrier)


def sender_of(prism: Prism, carrier: Running, service: str = "") -> TwilioSender:
    return TwilioSender(ACCOUNT, AUTH_TOKEN, NUMBER, service, prism.url, carrier.receiver.url)


def outgoing(address: str, text: str, line: str = NUMBER, valid: int | None = 3600) -> OutgoingText:
    return OutgoingText("twilio", line, address, text, (), "a" * 32, valid)


def today() -> datetime:
    return datetime.now(UTC)


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_created_and_found_again(
    sender: TwilioSender, carrier: Running, text: str
) -> None:
    since = today() - timedelta(seconds=1)
    sid = sender.send(outgoing(WORKER, text))
    assert carrier.screen(f"/phone/{WORKER}")[-1] == ("in", text)
    wait_for_sent(carrier, sid or "")
    assert sender.was_sent(outgoing(WORKER, text), since) is True
    assert sender.was_sent(outgoing(WORKER, text), since, others=1) is False
    assert sender.was_sent(outgoing(OTHER, text), since) is False


@pytest.mark.usefixtures("sound")
def test_every_way_to_name_the_sender(prism: Prism, carrier: Running) -> None:
    assert sender_of(prism, carrier, SERVICE).send(outgoing(WORKER, "by a service", valid=None))
    whatsapp = outgoing(f"whatsapp:{WORKER}", "by WhatsApp", f"whatsapp:{NUMBER}")
    assert sender_of(prism, carrier).send(whatsapp)
    assert carrier.screen(f"/phone/{WORKER}")[-1] == ("in", "by a service")
    assert carrier.screen(f"/phone/whatsapp:{WORKER}")[-1] == ("in", "by WhatsApp")


@pytest.mark.usefixtures("sound")
def test_reconciling_reads_every_page_and_every_file(
    prism: Prism, carrier: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_inbound, "LARGEST_PAGE", 2)
    file = {"content_type": "image/png", "data": "aGVsbG8="}
    for place in range(5):
        body = {"from": WORKER, "text": f"text {place}", "media": [file] * (place % 2)}
        carrier.post("/phone/send", **body)
    found = TwilioInboundList(ACCOUNT, AUTH_TOKEN, prism.url).listed(NUMBER, today().date())
    told = [parse_message(one, ACCOUNT) for one in found]
    assert [one.text for one in told][-5:] == [f"text {place}" for place in range(5)]
    # The bytes of a file are no resource of the document; they are fetched past it.
    [media] = next(one for one in reversed(told) if one.media).media
    home = Fetcher(Origin.of(carrier.url))
    assert TwilioMedia(ACCOUNT, AUTH_TOKEN, carrier.url, home).fetch(media) == b"hello"


@pytest.mark.usefixtures("sound")
def test_a_call_is_listed_and_deleted(prism: Prism, carrier: Running) -> None:
    sid = carrier.post("/phone/call", **{"from": OTHER, "hang_up": True})["sid"]
    assert TwilioInboundList(ACCOUNT, AUTH_TOKEN, prism.url).listed(NUMBER, today().date())
    assert TwilioCopyDeleter(ACCOUNT, AUTH_TOKEN, prism.url).delete(OTHER, [sid]) is True


@pytest.mark.usefixtures("sound")
def test_a_text_is_deleted_once(prism: Prism, sender: TwilioSender) -> None:
    sid = sender.send(outgoing(WORKER, "soon gone")) or ""
    deleter = TwilioCopyDeleter(ACCOUNT, AUTH_TOKEN, prism.url)
    assert deleter.delete(WORKER, [sid]) is True
    assert deleter.delete(WORKER, [sid]) is False


@pytest.mark.usefixtures("sound")
def test_what_else_the_carrier_can_do_keeps_to_the_document(prism: Prism, carrier: Running) -> None:
    client = carrier.twilio()
    client.api.base_url = prism.url
    made = client.messages.create(to=WORKER, from_=NUMBER, body="to be blanked")
    assert client.messages(made.sid).update(body="").body == ""
    assert client.messages(made.sid).fetch().body == ""


REFUSALS = (
    ("+15005550001", "21211", False, False),
    ("+15005550003", "21408", False, False),
    ("+15005550004", "21610", False, False),
    ("+447700900199", "20429", True, False),
    ("+447700900199", "20500", False, True),
)


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize(("address", "code", "retryable", "unknown"), REFUSALS)
def test_a_refusal_comes_through_with_its_code(
    sender: TwilioSender, carrier: Running, address: str, code: str, retryable: bool, unknown: bool
) -> None:
    if code.startswith("20"):
        carrier.post("/misbehave", twilio={"status": 429 if code == "20429" else 500})
    with pytest.raises(SendError) as refused:
        sender.send(outgoing(address, "Hello"))
    meant = (refused.value.code, refused.value.retryable, refused.value.unknown)
    assert meant == (code, retryable, unknown)


# What a carrier could answer wrongly: a field of a Message, and what is in it then.
ABSENT = object()
WRONG_ANSWERS: tuple[tuple[str, Any], ...] = (
    ("sid", "SM12"),
    ("sid", ABSENT),
    ("account_sid", "nobody"),
    ("direction", "outgoing"),
    ("status", "on its way"),
    ("num_segments", 1),
    ("error_code", "30008"),
    ("date_created", "2026-11-22T12:00:00Z"),
    ("messaging_service_sid", "XX" + "0" * 32),
    ("colour", "red"),
)


@pytest.mark.parametrize(("field", "value"), WRONG_ANSWERS)
def test_a_wrong_answer_is_caught(
    sender: TwilioSender, relay: Relay, seen: Callable[[], list[str]], field: str, value: Any
) -> None:
    relay.bend = bent(field, value)
    try:
        with pytest.raises(SendError):
            sender.send(outgoing(WORKER, "Hello"))
    finally:
        relay.bend = None
    # It answers before it writes its log.
    wait_until(lambda: any("VIOLATIONS" in one for one in seen()), 5)


def bent(field: str, value: Any) -> Callable[[Request, Response], Response]:
    def bend(_request: Request, answer: Response) -> Response:
        content = json.loads(answer.get_data())
        content.pop(field, None)
        if value is not ABSENT:
            content[field] = value
        answer.set_data(json.dumps(content))
        return answer

    return bend


# What a client could ask wrongly: the form of a new Message.
WRONG_QUESTIONS: tuple[dict[str, str], ...] = (
    {"From": NUMBER, "Body": "x"},
    {"To": WORKER, "From": NUMBER, "Body": "x", "ValidityPeriod": "an hour"},
    {"To": WORKER, "MessagingServiceSid": "service", "Body": "x"},
)


@pytest.mark.parametrize("form", WRONG_QUESTIONS)
def test_a_wrong_question_is_caught(
    prism: Prism, seen: Callable[[], list[str]], form: dict[str, str]
) -> None:
    answer = httpx.post(
        prism.url + MESSAGES, data=form, auth=(ACCOUNT, AUTH_TOKEN), trust_env=False
    )
    assert answer.status_code == 422
    wait_until(lambda: len(seen()) == 1, 5)


def test_a_question_without_a_password_is_caught(
    prism: Prism, seen: Callable[[], list[str]]
) -> None:
    assert httpx.get(prism.url + MESSAGES, trust_env=False).status_code == 401
    wait_until(lambda: len(seen()) == 1, 5)


def test_an_address_of_no_account_is_caught(prism: Prism, seen: Callable[[], list[str]]) -> None:
    with pytest.raises(SendError):
        TwilioInboundList("AC12", AUTH_TOKEN, prism.url).listed(NUMBER, today().date())
    wait_until(lambda: len(seen()) == 1, 5)


def test_the_document_contradicts_itself_where_we_correct_it() -> None:
    examples = list(twilio_document.pages(twilio_document.published()))
    assert len(examples) > 3
    for page in examples:
        for name in ("first_page_uri", "uri"):
            assert page[name].startswith("/2010-04-01/")


def wait_for_sent(carrier: Running, sid: str) -> None:
    def delivered() -> bool:
        return carrier.twilio().messages(sid).fetch().status == "delivered"

    wait_until(delivered, 15)
