"""The fallback receiver: alone, with nothing to steal, and nothing it keeps is lost or doubled."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from config.platform.database import transaction
from config.settings import FallbackSettings
from intake.inbox.seen import Quarantined
from tests.bots.practice.running import AUTH_TOKEN, free_port, running
from tests.support.channels import SECRET, update
from tests.support.fallback import FallbackProcess, firedoor, running_fallback
from tests.support.house import House
from tests.support.webhook_server import prepare

WORKER = "+447700900123"
LOCKED = "The fire exit is locked"


@pytest.fixture
def operator(house: House) -> dict[str, str]:
    """The environment of the host that collects."""
    environment = prepare(house)
    (house.folder / "keys" / "twilio_auth_token").write_text(AUTH_TOKEN, "ascii")
    return environment | {"INBOX_KEY_FILE": str(house.folder / "keys" / "inbox_key")}


@pytest.fixture
def fallback(house: House, operator: dict[str, str], tmp_path: Path) -> Iterator[FallbackProcess]:
    with running_fallback(tmp_path / "elsewhere", house.folder / "keys" / "inbox.pub") as process:
        yield process


def collect(operator: dict[str, str], fallback: FallbackProcess) -> dict[str, int]:
    done = firedoor(operator, "collect", str(fallback.folder), "--url", fallback.url, "--json")
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = json.loads(done.stdout)
    return {name: number for name, number in counts.items() if number}


def test_primary_down_a_text_comes_by_the_fallback_once_with_one_receipt(
    house: House, operator: dict[str, str], fallback: FallbackProcess
) -> None:
    nobody = f"http://localhost:{free_port()}"
    address = fallback.url + "/webhooks/twilio/message"
    with running(webhooks_url=nobody, twilio_fallback_url=address) as carrier:
        sent = carrier.post("/phone/send", **{"from": WORKER, "text": LOCKED})
        # The carrier tries a second time, as carriers do.
        again = carrier.post("/phone/send", **{"from": WORKER, "text": LOCKED, "sid": sent["sid"]})
    assert sent["status"] == again["status"] == 200
    shown = fallback.get("/readyz").json()
    assert shown == {"ready": True, "waiting": 2, "percent_full": 0, "refused": 0}
    kept = b"".join(path.read_bytes() for path in fallback.folder.iterdir())
    assert b"locked" not in kept
    assert WORKER.encode() not in kept
    assert collect(operator, fallback) == {"read": 2, "taken": 1, "known": 1}
    assert house.texts() == [LOCKED]
    assert house.said().count("RECEIPT") == 1
    assert list(fallback.folder.iterdir()) == []
    assert collect(operator, fallback) == {}


def test_what_nobody_signed_goes_to_the_quarantine_when_it_is_collected(
    house: House, operator: dict[str, str], fallback: FallbackProcess
) -> None:
    with httpx.Client(base_url=fallback.url, trust_env=False) as stranger:
        answer = stranger.post("/webhooks/twilio/message", data={"Body": LOCKED})
        assert answer.status_code == 200
        assert "<Response>" in answer.text
        secret = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        for headers in (secret, {}):
            done = stranger.post("/webhooks/telegram", json=update("no water"), headers=headers)
            assert done.status_code == 200
        assert stranger.post("/webhooks/elsewhere").status_code == 404
    (fallback.folder / "00-damaged.sealed").write_bytes(b"x" * 2000)
    done = firedoor(operator, "collect", str(fallback.folder), "--url", fallback.url)
    assert done.returncode == 1
    assert "1 taken in" in done.stdout, done.stderr
    assert "2 to the quarantine" in done.stdout
    assert "4 of 4" in done.stderr
    assert [path.suffix for path in fallback.folder.iterdir()] == [".refused"]
    assert house.texts() == ["no water"]
    with transaction(house.engine) as session:
        assert session.query(Quarantined).count() == 2


def test_real_texts_in_the_middle_of_a_flood_come_in_once(
    house: House, operator: dict[str, str], fallback: FallbackProcess
) -> None:
    stranger = {"X-Forwarded-For": "198.51.100.7"}
    first, second = update("no water"), update("no pay")
    address = f"{fallback.url}/webhooks/telegram"
    secret = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    with httpx.Client(trust_env=False) as client:
        flood = [
            client.post(
                f"{fallback.url}/webhooks/android/x", content=bytes(size), headers=stranger
            ).status_code
            for size in (4 << 20, 1 << 20, 128 << 10, 16 << 10)
            for _ in range(13)
        ]
        elsewhere = client.post(address, json=first, headers=secret)
        # This one comes from the stranger's own network, which has used up its share.
        while client.post(address, content=b"", headers=stranger).status_code == 200:
            pass
        beside = client.post(address, json=second, headers=secret | stranger)
    assert set(flood) == {200, 503}
    assert elsewhere.status_code == 200
    assert beside.status_code == 503
    # Later the carrier has both for us again: an answer may have been lost on its way.
    for one in (first, second):
        assert httpx.post(address, json=one, headers=secret, trust_env=False).status_code == 200
    # What a stranger sent may be more than the quarantine takes: it stays in the folder then.
    done = firedoor(operator, "collect", str(fallback.folder), "--url", fallback.url, "--json")
    assert "The fallback receiver had no room for" in done.stderr
    found = json.loads(done.stdout)
    assert (found["taken"], found["known"]) == (2, 1)
    assert house.texts() == ["no water", "no pay"]


def test_while_the_database_is_away_the_files_stay(
    operator: dict[str, str], fallback: FallbackProcess
) -> None:
    httpx.post(f"{fallback.url}/webhooks/telegram", json=update("no water"), trust_env=False)
    away = operator | {"DATABASE_URL": f"sqlite:///{fallback.folder}/no/such/file.db"}
    done = firedoor(away, "collect", str(fallback.folder), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["waiting"] == 1
    assert len(list(fallback.folder.glob("*.sealed"))) == 1


def test_it_holds_no_secret_and_knows_no_database(fallback: FallbackProcess) -> None:
    kinds = {field.annotation for field in FallbackSettings.model_fields.values()}
    assert SecretStr not in kinds
    assert not {"database_url", "redis_url"} & set(FallbackSettings.model_fields)
    assert [path.name for path in (fallback.folder.parent / "keys").iterdir()] == ["inbox.pub"]
    assert fallback.get("/healthz").json() == {"alive": True}


def test_with_nowhere_to_write_it_is_not_ready_and_takes_nothing(
    fallback: FallbackProcess,
) -> None:
    fallback.folder.rmdir()
    fallback.folder.write_text("", "ascii")
    assert fallback.get("/readyz").status_code == 503
    answer = httpx.post(f"{fallback.url}/webhooks/telegram", json=update("a"), trust_env=False)
    assert answer.status_code == 503
