"""The last resort keeps what comes, sealed, and answers as the carrier expects."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.installation.keys import make_keys
from app.webhooks.fallback import create_fallback
from bots.twilio.verify import MESSAGE_PATH
from config.settings import FallbackSettings, Refused, load
from tests.support.channels import update

LARGEST = 128 * 1024
LARGEST_FILE = 8 * 1024 * 1024
TELEGRAM, PHONE = "/webhooks/telegram", "/webhooks/android/phone"
STRANGER, CARRIER = {"X-Forwarded-For": "198.51.100.7"}, {"X-Forwarded-For": "203.0.113.9"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def client(tmp_path: Path, kept: Path) -> FlaskClient:
    make_keys(tmp_path / "keys")
    settings = load(FallbackSettings, firedoor_data_dir=tmp_path, fallback_dir=kept)
    return create_fallback(settings).test_client()


def test_a_message_is_sealed_and_answered(client: FlaskClient, kept: Path) -> None:
    answer = client.post(MESSAGE_PATH, data={"Body": "the door is locked"})
    assert answer.status_code == 200
    [path] = kept.glob("*.sealed")
    assert b"locked" not in path.read_bytes()
    assert client.get("/readyz").json == {
        "ready": True,
        "waiting": 1,
        "percent_full": 0,
        "refused": 0,
    }
    assert client.get("/healthz").json == {"alive": True}


@pytest.mark.parametrize(
    ("method", "path", "size", "status"),
    [
        ("GET", MESSAGE_PATH, 0, 405),
        ("POST", "/webhooks/nothing", 0, 404),
        ("POST", MESSAGE_PATH, LARGEST + 1, 413),
        ("POST", TELEGRAM, LARGEST + 1, 413),
        ("POST", PHONE, LARGEST_FILE + 1, 413),
    ],
)
def test_anything_else_is_not_kept(
    client: FlaskClient, kept: Path, method: str, path: str, size: int, status: int
) -> None:
    answer = client.open(path, method=method, data=b"x" * size, content_type="text/plain")
    assert answer.status_code == status
    assert list(kept.glob("*.sealed")) == []


@pytest.mark.parametrize(
    ("path", "size"), [(MESSAGE_PATH, LARGEST), (TELEGRAM, LARGEST), (PHONE, LARGEST_FILE)]
)
def test_the_longest_that_a_carrier_may_send_is_kept(
    client: FlaskClient, kept: Path, path: str, size: int
) -> None:
    answer = client.post(path, data=b"x" * size, content_type="text/plain")
    assert answer.status_code == 200
    assert len(list(kept.glob("*.sealed"))) == 1


def test_the_longest_texts_of_carriers_are_short_enough(client: FlaskClient) -> None:
    # A text has at most 4096 units at Telegram, and an answer repeats what it answers.
    words = "\U0001f525" * 2048
    entities = [{"offset": one, "length": 1, "type": "bold"} for one in range(100)]
    earlier = update(words, entities=entities)["message"]
    answered = update(words, entities=entities, reply_to_message=earlier)
    assert client.post(TELEGRAM, json=answered).status_code == 200
    fields = {"Body": "\u0995" * 1600} | {f"MediaUrl{one}": "https://x/" * 30 for one in range(10)}
    assert client.post(MESSAGE_PATH, data=fields).status_code == 200


def test_a_stranger_who_sends_52_mb_at_once_keeps_nobody_else_out(
    client: FlaskClient, kept: Path
) -> None:
    size = 4 * 1024 * 1024
    answers = [client.post(PHONE, data=b"x" * size, headers=STRANGER) for _ in range(13)]
    assert {answer.status_code for answer in answers} == {200, 503}
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.headers["Retry-After"] == "60"
    assert sum(path.stat().st_size for path in kept.iterdir()) <= 16 * 1024 * 1024
    count = sum(answer.status_code == 200 for answer in answers)
    assert len(list(kept.glob("*.sealed"))) == count
    for _ in range(100):
        answer = client.post(MESSAGE_PATH, data={"Body": "help"}, headers=CARRIER)
        assert answer.status_code == 200
    assert len(list(kept.glob("*.sealed"))) == count + 100
    assert client.get("/readyz", headers=CARRIER).json["refused"] >= 10


def test_many_short_requests_are_a_flood_too(client: FlaskClient, kept: Path) -> None:
    kept.mkdir()
    # As many as a minute has room for, without the time that writing them takes.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("intake.inbox.spool.os.fsync", lambda _descriptor: None)
        for _ in range(4097):
            answer = client.post(MESSAGE_PATH, data=b"x", headers=STRANGER)
    assert answer.status_code == 503
    assert client.post(MESSAGE_PATH, data=b"x", headers=CARRIER).status_code == 200


def test_the_caller_can_not_name_its_network_itself(client: FlaskClient) -> None:
    statuses = {
        client.post(
            PHONE,
            data=b"x" * LARGEST_FILE,
            headers={"X-Forwarded-For": f"192.0.{number}.1, 198.51.100.7"},
        ).status_code
        for number in range(4)
    }
    assert statuses == {200, 503}


def test_questions_without_end_are_refused(client: FlaskClient) -> None:
    asked = [client.get("/readyz", headers=STRANGER).status_code for _ in range(1025)]
    assert asked[0] == 200
    assert asked[-1] == 429
    assert client.get("/readyz", headers=CARRIER).status_code == 200


def test_what_could_not_be_written_takes_no_room(client: FlaskClient, kept: Path) -> None:
    kept.write_text("", "ascii")
    assert client.post(MESSAGE_PATH, data={"Body": "help"}).status_code == 503
    kept.unlink()
    assert client.post(MESSAGE_PATH, data={"Body": "help"}).status_code == 200


def test_without_the_public_key_there_is_no_receiver(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="inbox"):
        create_fallback(load(FallbackSettings, firedoor_data_dir=tmp_path))
