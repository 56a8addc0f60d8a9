"""Without a carrier that can be asked there is nothing to say; one that is away is a failure."""

import json

import pytest
from click.testing import CliRunner, Result

from app.cli.upkeep.reconcile import reconcile
from tests.bots.practice.running import free_port
from tests.support.house import House
from tests.support.webhook_server import prepare


@pytest.fixture
def environment(house: House, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    # The logs of this process stay as they are.
    monkeypatch.setattr("app.cli.upkeep.reconcile.set_up", lambda _process: None)
    return prepare(house) | {"TWILIO_ACCOUNT_SID": ""}


def typed(environment: dict[str, str], *words: str) -> Result:
    return CliRunner(env=environment).invoke(reconcile, words)


def test_nothing_to_ask(environment: dict[str, str]) -> None:
    shown = typed(environment)
    assert (shown.exit_code, shown.output) == (0, "No line's carrier can be asked.\n")
    assert json.loads(typed(environment, "--json").stdout) == {"lines": [], "telegram": None}


def test_telegram_that_is_away_is_a_failure(environment: dict[str, str]) -> None:
    away = {
        "TELEGRAM_BOT_TOKEN": "7001:" + "A" * 35,
        "TELEGRAM_API_URL": f"http://localhost:{free_port()}",
    }
    shown = typed(environment | away)
    assert (shown.exit_code, shown.output) == (1, "telegram: away\n")


def test_a_look_back_is_at_least_a_day(environment: dict[str, str]) -> None:
    assert typed(environment, "--days", "0").exit_code == 2
