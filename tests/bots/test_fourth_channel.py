"""A fourth channel is one new folder: that of docs/adding-a-channel.md, word for word."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

import bots
from app.cli.line import line
from app.webhooks.fallback import create_fallback
from bots.channel import REQUIRED
from bots.registry import channels, label, meaning, senders
from config.platform.database import reading
from config.settings import CourierSettings, FallbackSettings, load
from intake.outbox.outbox import Outbound
from tests.support.channels import open_courier
from tests.support.house import House, make_house
from tests.support.webhook_server import prepare, served

PAGE = Path(__file__).parents[2] / "docs/adding-a-channel.md"
BLOCK = re.compile(r"## `bots/pigeon/(\w+)\.py`\n.*?```python\n(.*?)```", re.DOTALL)
KEY = "webhook-key"


@pytest.fixture
def pigeon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of the page, beside those of the product."""
    folder = tmp_path / "channels" / "pigeon"
    folder.mkdir(parents=True)
    for name, code in BLOCK.findall(PAGE.read_text("utf-8")):
        (folder / f"{name}.py").write_text(code, "utf-8")
    monkeypatch.setattr(bots, "__path__", [*bots.__path__, str(folder.parent)])
    yield
    for name in [one for one in sys.modules if one.startswith("bots.pigeon")]:
        del sys.modules[name]
    if hasattr(bots, "pigeon"):
        del bots.pigeon


class Loft:
    """Pigeon itself: takes texts, and refuses them when told to."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.refuse: str | None = None
        self._server = make_server("127.0.0.1", 0, self._app)
        self.url = f"http://localhost:{self._server.port}"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @Request.application
    def _app(self, request: Request) -> Response:
        if self.refuse:
            return Response(json.dumps({"why": self.refuse}), 400)
        self.taken.append(request.get_json())
        return Response(json.dumps({"id": f"P{len(self.taken)}"}), 200)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def loft() -> Iterator[Loft]:
    made = Loft()
    yield made
    made.stop()


def add_line(house: House, *more: str) -> Any:
    environment = {
        "FIREDOOR_DATA_DIR": str(house.folder),
        "DATABASE_URL": house.engine.url.render_as_string(hide_password=False),
    }
    arguments = [
        "add",
        house.organisation_id,
        "--channel",
        "pigeon",
        "--languages",
        "en",
        "--time-zone",
        "Asia/Dhaka",
        *more,
    ]
    return CliRunner(env=environment).invoke(line, arguments)


@pytest.mark.usefixtures("pigeon")
def test_one_new_folder_receives_sends_and_says_what_went_wrong(tmp_path: Path, loft: Loft) -> None:
    house = make_house(tmp_path)
    prepare(house)
    assert add_line(house, "--number", "loft").exit_code != 0
    opened = add_line(house, "--number", "4040")
    assert opened.exit_code == 0, opened.output
    with served(house, pigeon_webhook_key=KEY) as receiver:

        def call(key: str, **content: str) -> int:
            headers = [("X-Pigeon-Key", key.encode())]
            body = json.dumps(content).encode()
            return receiver.call("POST", "/webhooks/pigeon", headers, body).status

        message = {"id": "M1", "from": "0155", "to": "4040", "text": "Wages are late"}
        assert call("wrong", **message) == 403
        assert [call(KEY, **message), call(KEY, **message)] == [200, 200]
        assert house.texts() == ["Wages are late"]

        settings = load(CourierSettings, firedoor_data_dir=house.folder, pigeon_api_url=loft.url)
        courier = open_courier(house, *senders(settings).values())
        assert courier.drain() == 2
        assert [(one["from"], one["to"]) for one in loft.taken] == [("4040", "0155")] * 2

        loft.refuse = "no-such-loft"
        assert call(KEY, **(message | {"id": "M2", "text": "1"})) == 200
        courier.drain()
        delivered = loft.taken[0]["reference"]
        assert call(KEY, reference=delivered, outcome="delivered") == 200
    with reading(house.engine) as session:
        rows = {row.id: row for row in session.scalars(select(Outbound))}
        assert rows[delivered].state == "delivered"
        failed = [row.error_code for row in rows.values() if row.state == "failed"]
    assert set(failed) == {"no-such-loft"}
    assert meaning("pigeon", failed[0]).sentence == "Pigeon does not know this number"
    assert label("pigeon", "4040") == "SMS (Pigeon)"
    house.engine.dispose()


@pytest.mark.usefixtures("pigeon")
def test_the_fallback_receiver_knows_it_too(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    prepare(house)
    fallback = create_fallback(load_fallback(house, tmp_path / "fallback"))
    answer = fallback.test_client().post("/webhooks/pigeon", data=b"{}")
    assert answer.status_code == 200
    house.engine.dispose()


def load_fallback(house: House, folder: Path) -> FallbackSettings:
    return FallbackSettings(firedoor_data_dir=house.folder, fallback_dir=folder)


def test_without_its_folder_nothing_of_it_is_left() -> None:
    assert "pigeon" not in [one.name for one in channels()]
    assert label("pigeon", "4040") == "pigeon"
    assert meaning("pigeon", "no-such-loft").sentence == "the carrier did not take it"


def test_the_page_makes_every_file_that_a_channel_has() -> None:
    made = [name for name, _ in BLOCK.findall(PAGE.read_text("utf-8"))]
    assert sorted(made) == sorted(["__init__", *REQUIRED])
