"""`firedoor run` starts the process that was named, and refuses what is none."""

import pytest
from click.testing import CliRunner

import app.processes.fallback
import app.processes.sweep
from app.cli.run import run
from config.settings import Refused


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    # The logs of this process stay as they are.
    monkeypatch.setattr("app.cli.run.set_up", lambda _process: None)
    monkeypatch.setattr(app.processes.sweep, "main", lambda: names.append("sweep"))
    monkeypatch.setattr(app.processes.fallback, "main", lambda: names.append("fallback"))
    return names


def test_a_process_is_started_by_its_name(started: list[str]) -> None:
    assert CliRunner().invoke(run, ["sweep"]).exit_code == 0
    assert CliRunner().invoke(run, ["bots", "--fallback"]).exit_code == 0
    assert started == ["sweep", "fallback"]


def test_the_fallback_is_a_way_of_the_webhooks(started: list[str]) -> None:
    refused = CliRunner().invoke(run, ["web", "--fallback"])
    assert isinstance(refused.exception, Refused)
    assert CliRunner().invoke(run, ["nothing"]).exit_code == 2
    assert started == []
