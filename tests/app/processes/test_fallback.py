"""The last resort needs the inbox's public key and nothing else."""

from pathlib import Path

import pytest

from app.processes.fallback import application
from config.settings import Refused


@pytest.fixture
def logs_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.processes.fallback.set_up", lambda _process: None)


def test_a_worker_is_ready_with_the_public_key(
    logs_as_they_are: None, environment: pytest.MonkeyPatch
) -> None:
    assert application().test_client().get("/readyz").status_code == 200


def test_without_the_public_key_it_is_refused(
    logs_as_they_are: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FIREDOOR_DATA_DIR", str(tmp_path))
    with pytest.raises(Refused, match="inbox"):
        application()
