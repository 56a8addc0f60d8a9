"""A server refuses connections that others can read, and takes those that they can't."""

import pytest

from config.server_rules import connection_in_clear, secret_in_the_open
from config.settings import ClerkSettings, Refused, WebSettings, load

SERVER = {
    "firedoor_env": "server",
    "database_url": "postgresql+psycopg:///firedoor",
    "public_webhook_url": "https://line.example/",
    "public_dashboard_url": "https://desk.example",
}
FAR = "postgresql+psycopg://firedoor@db.example/firedoor"


@pytest.mark.parametrize(
    "wrong",
    [
        {"database_url": FAR},
        {"database_url": f"{FAR}?sslmode=require"},
        {"database_url": "postgresql+psycopg:///firedoor?host=192.0.2.7"},
        {"redis_url": "redis://queue.example:6379/0"},
    ],
)
def test_a_server_calls_no_other_host_in_clear(wrong: dict[str, str]) -> None:
    with pytest.raises(Refused, match="in clear"):
        load(ClerkSettings, **{**SERVER, **wrong})


@pytest.mark.parametrize(
    "right",
    [
        (f"{FAR}?sslmode=verify-full&sslrootcert=system", ""),
        ("postgresql+psycopg://firedoor@/firedoor?host=/run/postgresql", ""),
        ("postgresql+psycopg://firedoor@postgres/firedoor", "redis://valkey:6379/0"),
        ("", "rediss://queue.example:6379/0"),
        ("", "redis://127.0.0.1:6379/0"),
        ("", "unix:///run/firedoor-queue/queue.sock"),
    ],
)
def test_what_stays_on_the_host_or_is_encrypted_is_taken(right: tuple[str, str]) -> None:
    assert connection_in_clear(*right) is None


def test_a_secret_is_named_and_not_repeated() -> None:
    said = secret_in_the_open(WebSettings.model_fields, {"COOKIE_KEY": "5a" * 32})
    assert said is not None
    assert "COOKIE_KEY_FILE" in said
    assert "5a5a" not in said
    assert secret_in_the_open(WebSettings.model_fields, {"WEB_PORT": "8000"}) is None
