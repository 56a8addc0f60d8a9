"""The last resort keeps what comes, sealed, and answers as the carrier expects."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.installation.keys import make_keys
from app.webhooks.fallback import LARGEST_BODY, create_fallback
from bots.twilio.verify import MESSAGE_PATH
from config.settings import FallbackSettings, Refused, load


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
    assert client.get("/readyz").json == {"ready": True, "waiting": 1}
    assert client.get("/healthz").json == {"alive": True}


@pytest.mark.parametrize(
    ("method", "path", "size", "status"),
    [
        ("GET", MESSAGE_PATH, 0, 405),
        ("POST", "/webhooks/nothing", 0, 404),
        ("POST", MESSAGE_PATH, LARGEST_BODY + 1, 413),
    ],
)
def test_anything_else_is_not_kept(
    client: FlaskClient, kept: Path, method: str, path: str, size: int, status: int
) -> None:
    answer = client.open(path, method=method, data=b"x" * size, content_type="text/plain")
    assert answer.status_code == status
    assert list(kept.glob("*.sealed")) == []


def test_without_the_public_key_there_is_no_receiver(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="inbox"):
        create_fallback(load(FallbackSettings, firedoor_data_dir=tmp_path))
