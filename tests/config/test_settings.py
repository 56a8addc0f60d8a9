"""A wrong deployment fails at once, with one sentence that says what to do."""

from pathlib import Path

import pytest

from config.settings import (
    BotsSettings,
    ClerkSettings,
    CourierSettings,
    Refused,
    WebSettings,
    key_bytes,
    load,
)


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "FIREDOOR_ENV", "COURIER_KEY", "COURIER_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_the_embedded_size_needs_nothing() -> None:
    settings = load(WebSettings)
    assert settings.database_url.startswith("sqlite:////")
    assert settings.public_dashboard_url == "http://localhost:8000"
    assert settings.practice


SERVER = {
    "firedoor_env": "server",
    "database_url": "postgresql+psycopg:///firedoor",
    "public_webhook_url": "https://line.example/",
    "public_dashboard_url": "https://desk.example",
}


def test_a_server_is_told_what_is_missing() -> None:
    settings = load(WebSettings, **SERVER)
    assert (settings.practice, settings.public_webhook_url) == (False, "https://line.example")
    for name in ("database_url", "public_webhook_url", "public_dashboard_url"):
        with pytest.raises(Refused, match=name.upper()):
            load(WebSettings, **{**SERVER, name: ""})


@pytest.mark.parametrize("url", ["http://line.example", "line.example", "ftp://localhost.example"])
def test_only_localhost_may_go_without_https(url: str) -> None:
    with pytest.raises(Refused, match="https"):
        load(WebSettings, **{**SERVER, "public_webhook_url": url})


def test_a_secret_comes_from_its_file_and_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text("ab" * 32 + "\n", "ascii")
    monkeypatch.setenv("COURIER_KEY_FILE", str(tmp_path / "key"))
    settings = load(CourierSettings)
    assert key_bytes(settings.courier_key, "COURIER_KEY") == b"\xab" * 32
    assert "abab" not in repr(settings) + str(settings)
    monkeypatch.setenv("COURIER_KEY", "cd" * 32)
    assert key_bytes(load(CourierSettings).courier_key, "COURIER_KEY") == b"\xcd" * 32


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURIER_KEY_FILE", "/nowhere/courier_key")
    with pytest.raises(Refused, match="COURIER_KEY_FILE"):
        load(CourierSettings)


@pytest.mark.parametrize("key", ["", "ab", "ab" * 31, "xy" * 32, "ab" * 33])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(Refused, match="COURIER_KEY must be 64"):
        key_bytes(load(CourierSettings, courier_key=key).courier_key, "COURIER_KEY")


def test_a_value_of_another_type_is_named_and_not_repeated() -> None:
    with pytest.raises(Refused, match="WEB_PORT") as caught:
        load(ClerkSettings, web_port="a secret by mistake")
    assert "mistake" not in str(caught.value)


def test_a_process_does_not_know_the_secrets_of_another() -> None:
    assert not hasattr(load(BotsSettings), "courier_key")
    assert not hasattr(load(CourierSettings), "contact_pepper")
    assert not hasattr(load(WebSettings), "inbox_key")


@pytest.mark.parametrize(
    "name", ["https://t.me/line_bot", "my bot", "t.me/line_bot", "b", "lïne_bot"]
)
def test_a_bot_name_whose_links_would_lead_nowhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_NAME", name)
    with pytest.raises(Refused, match="TELEGRAM_BOT_NAME"):
        load(WebSettings)
    monkeypatch.setenv("TELEGRAM_BOT_NAME", "@line_bot")
    assert load(WebSettings).telegram_bot_name == "line_bot"


def test_a_secret_file_that_is_empty_is_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "smtp_url").write_text("\n")
    monkeypatch.setenv("SMTP_URL_FILE", str(tmp_path / "smtp_url"))
    assert load(CourierSettings).smtp_url.get_secret_value() == ""


def test_a_server_takes_no_secret_from_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURIER_KEY", "cd" * 32)
    assert load(CourierSettings).courier_key
    with pytest.raises(Refused, match="COURIER_KEY_FILE"):
        load(CourierSettings, **SERVER)
    monkeypatch.delenv("COURIER_KEY")
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://firedoor:word@db/firedoor")
    given = {name: value for name, value in SERVER.items() if name != "database_url"}
    with pytest.raises(Refused, match="DATABASE_URL_FILE") as caught:
        load(CourierSettings, **given)
    assert "word" not in str(caught.value)
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg:///firedoor")
    load(CourierSettings, **given)


def test_a_server_takes_no_secret_that_everybody_may_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "courier_key"
    key.write_text("ab" * 32, "ascii")
    monkeypatch.setenv("COURIER_KEY_FILE", str(key))
    key.chmod(0o644)
    with pytest.raises(Refused, match="everybody"):
        load(CourierSettings, **SERVER)
    key.chmod(0o440)
    load(CourierSettings, **SERVER)


def test_the_embedded_size_has_no_public_address() -> None:
    with pytest.raises(Refused, match="FIREDOOR_ENV=server"):
        load(WebSettings, public_dashboard_url="https://line.example")
    assert load(WebSettings, public_dashboard_url="http://127.0.0.1:9000/").public_dashboard_url


def test_the_embedded_size_listens_on_this_machine_only() -> None:
    with pytest.raises(Refused, match="LISTEN_ADDRESS"):
        load(WebSettings, listen_address="0.0.0.0")
    addresses = dict.fromkeys(("public_webhook_url", "public_dashboard_url"), "https://a.example")
    url = "postgresql+psycopg://x"
    load(
        WebSettings,
        firedoor_env="server",
        listen_address="0.0.0.0",
        database_url=url,
        **addresses,
    )
