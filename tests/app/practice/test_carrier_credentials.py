"""The practice carrier's credentials are made once, and kept from others."""

import stat
from pathlib import Path

import pytest

from app.practice.carrier_credentials import FILE, carrier_credentials, smtp_port
from config.settings import Common, Refused, load


@pytest.fixture
def settings(tmp_path: Path) -> Common:
    made = load(Common, firedoor_data_dir=tmp_path)
    made.keys_dir.mkdir()
    return made


def test_they_are_the_same_at_the_next_start(settings: Common) -> None:
    made = carrier_credentials(settings)
    assert carrier_credentials(settings) == made
    path = settings.keys_dir / FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert made.auth_token not in repr(made)


def test_a_damaged_file_is_refused_in_a_sentence(settings: Common) -> None:
    (settings.keys_dir / FILE).write_text("{", "ascii")
    with pytest.raises(Refused, match="damaged"):
        carrier_credentials(settings)


def test_only_who_sends_gets_the_mailbox(settings: Common) -> None:
    made = carrier_credentials(settings)
    assert "TELEGRAM_BOT_TOKEN" not in made.carrier_environment("bots", settings)
    assert "SMTP_URL" not in made.carrier_environment("collector", settings)
    sent = made.carrier_environment("courier", settings)
    assert sent["SMTP_URL"].endswith(f":{smtp_port(settings)}")
