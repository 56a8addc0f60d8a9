"""What a fallback receiver kept is taken in; what nobody can read is set aside and said."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.upkeep.collect import collect
from bots.receiving.raw_request import to_bytes
from intake.inbox.not_taken import NotTaken
from intake.inbox.spool import INDEX_BYTES, Spool
from tests.support.channels import PUBLIC_URL, sms
from tests.support.house import House
from tests.support.webhook_server import prepare

NOBODY = bytes(INDEX_BYTES)


@pytest.fixture
def environment(house: House, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    # The logs of this process stay as they are.
    monkeypatch.setattr("app.cli.upkeep.collect.set_up", lambda _process: None)
    inbox_key = house.folder / "keys" / "inbox_key"
    return prepare(house) | {"INBOX_KEY_FILE": str(inbox_key), "PUBLIC_FALLBACK_URL": PUBLIC_URL}


def typed(environment: dict[str, str], folder: Path, *words: str) -> Result:
    return CliRunner(env=environment).invoke(collect, [str(folder), *words])


def test_a_kept_message_is_taken_in_once(
    house: House, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    request = to_bytes(sms("no salary for two months"))
    for _ in range(2):
        Spool(folder, house.inbox.public()).put(NOBODY, request)
    shown = typed(environment, folder, "--json")
    assert shown.exit_code == 0, shown.output
    counts = json.loads(shown.stdout)
    assert (counts["read"], counts["taken"], counts["known"]) == (2, 1, 1)
    assert house.texts() == ["no salary for two months"]
    assert "Read 0" in typed(environment, folder).output


def test_what_can_not_be_read_is_set_aside(
    house: House, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    Spool(folder, house.courier.public()).put(NOBODY, b"sealed to another key")
    shown = typed(environment, folder)
    assert shown.exit_code == 1
    assert "1 can't be read" in shown.output
    assert len(list(folder.glob("*.refused"))) == 1


def test_a_folder_that_is_none_is_bad_input(environment: dict[str, str], tmp_path: Path) -> None:
    assert typed(environment, tmp_path / "gone").exit_code == 2


def test_what_the_receiver_refused_is_said_once(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    NotTaken(folder).add(datetime(2026, 11, 2, 12, tzinfo=UTC))
    shown = typed(environment, folder, "--json")
    assert "no room for 1 requests or more, from 2026-11-02T12:00:00+00:00" in shown.stderr
    assert "`firedoor reconcile`" in shown.stderr
    assert json.loads(shown.stdout)["read"] == 0
    assert "no room" not in typed(environment, folder).stderr
    assert list(folder.iterdir()) == []
