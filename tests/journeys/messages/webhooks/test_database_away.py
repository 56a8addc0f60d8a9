"""While the database is away nothing is lost; with nowhere to write the carrier comes again."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bots.twilio.verify import MESSAGE_PATH
from tests.support.channels import (
    PUBLIC_URL,
    sign,
    twilio_fields,
    update,
)
from tests.support.house import make_house
from tests.support.webhook_answers import drain, refused, report_of
from tests.support.webhook_server import (
    WebhookServer,
    prepare,
    served,
)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[WebhookServer, sqlite3.Connection]]:
    """A receiver whose database somebody else holds until the connection rolls back."""
    house = make_house(tmp_path)
    prepare(house)
    house.engine.dispose()
    holder = sqlite3.connect(tmp_path / "firedoor.db", isolation_level=None)
    with served(house, busy_seconds=0.1) as receiver:
        holder.execute("BEGIN IMMEDIATE")
        yield receiver, holder
        holder.close()


def test_gunicorn_waits_two_seconds_for_the_database_then_spools(receiver: WebhookServer) -> None:
    house = receiver.house
    drain(receiver)
    before = set((house.folder / "spool").glob("*.sealed"))
    if house.engine.dialect.name == "postgresql":
        with house.engine.begin() as holder:
            holder.exec_driver_sql("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
            answer = receiver.text("while the table is locked", "+12025550188")
    else:
        holder = sqlite3.connect(house.folder / "firedoor.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        answer = receiver.text("while the table is locked", "+12025550188")
        holder.close()
    assert answer.status == 200
    [path] = set((house.folder / "spool").glob("*.sealed")) - before
    assert b"locked" not in path.read_bytes()
    assert receiver.text("and behind it", "+12025550188").status == 200
    assert drain(receiver) == 2
    assert drain(receiver) == 0
    _, written, said = report_of(house, "while the table is locked")
    assert written == ["while the table is locked", "and behind it"]
    assert said.count("RECEIPT") == 1


def test_a_locked_database_loses_nothing_of_either_channel(
    locked: tuple[WebhookServer, sqlite3.Connection],
) -> None:
    receiver, holder = locked
    fields = twilio_fields("The fire exit is locked")
    body, signature = urlencode(fields).encode(), receiver.signed(fields)
    content = json.dumps(update("no water")).encode()
    for _ in range(2):
        assert receiver.post(body, signature).status == 200
        assert receiver.telegram(content).status == 200
    # A forgery is not kept meanwhile, and is not believed either.
    assert receiver.post(body, "A" * 28).status == 403
    holder.execute("ROLLBACK")
    assert drain(receiver) == 4
    assert sorted(receiver.house.texts()) == ["The fire exit is locked", "no water"]
    assert receiver.post(body, signature).status == 200
    assert len(receiver.house.texts()) == 2


def test_with_nowhere_to_write_the_carrier_is_told_to_come_again(
    locked: tuple[WebhookServer, sqlite3.Connection],
) -> None:
    receiver, holder = locked
    (receiver.house.folder / "spool").write_text("", "ascii")
    fields = twilio_fields("The fire exit is locked")
    body, signature = urlencode(fields).encode(), receiver.signed(fields)
    assert receiver.post(body, signature).status == 503
    content = json.dumps(update("no water")).encode()
    assert receiver.telegram(content).status == 503
    holder.execute("ROLLBACK")
    assert receiver.post(body, signature).status == 200
    assert receiver.telegram(content).status == 200
    assert sorted(receiver.house.texts()) == ["The fire exit is locked", "no water"]


def test_without_a_token_nothing_is_believed(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    prepare(house)
    with served(house, twilio_auth_token="", telegram_webhook_secret="") as receiver:
        fields = twilio_fields("forged")
        body = urlencode(fields).encode()
        signature = sign(PUBLIC_URL + MESSAGE_PATH, fields, token="")
        assert refused(receiver, lambda: receiver.post(body, signature)).status == 403
        content = json.dumps(update("forged")).encode()
        assert refused(receiver, lambda: receiver.telegram(content, b"")).status == 200


def test_alive_and_ready(receiver: WebhookServer) -> None:
    assert receiver.call("GET", "/healthz", [], b"").status == 200
    assert receiver.call("GET", "/readyz", [], b"").status == 200
    assert receiver.call("GET", "/nothing-here", [], b"").status == 404
