"""A health check tells whether one process of this host is alive."""

import json
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from app.health.one_process import one_process
from config.platform.database import transaction
from config.platform.heartbeats import beat
from config.settings import Common, load
from tests.support.command import run
from tests.support.house import NOON, House


def settings_of(house: House, **more: object) -> Common:
    return load(Common, firedoor_data_dir=house.folder, database_url=str(house.engine.url), **more)


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_what_listens_is_asked(house: House, port: int) -> None:
    found = one_process(settings_of(house, web_port=port), "web", NOON)
    assert found.well, found.sentence
    everywhere = settings_of(house, bots_port=port).model_copy(update={"listen_address": "::"})
    assert one_process(everywhere, "bots", NOON).well
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = taken.getsockname()[1]
        found = one_process(settings_of(house, bots_port=nobody), "bots", NOON)
    assert not found.well and str(nobody) in found.sentence


def test_the_others_by_their_sign_of_life_on_this_host(house: House) -> None:
    settings = settings_of(house)
    with transaction(house.engine) as session:
        beat(session, "courier", "another-host", NOON)
    assert not one_process(settings, "courier", NOON).well
    with transaction(house.engine) as session:
        beat(session, "courier", socket.gethostname(), NOON)
    assert one_process(settings, "courier", NOON).well
    late = one_process(settings, "courier", NOON + timedelta(minutes=5))
    assert not late.well and "5 minutes ago" in late.sentence


def test_without_a_database_nothing_is_known(house: House, tmp_path: Path) -> None:
    settings = load(Common, firedoor_data_dir=tmp_path / "nowhere")
    assert not one_process(settings, "clerk", NOON).well


def test_the_command_has_it_as_its_status(house: House) -> None:
    environment = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    done = run("doctor", "--process", "sweep", "--json", **environment)
    assert done.returncode == 1
    (only,) = json.loads(done.stdout)["findings"]
    assert (only["name"], only["well"]) == ("process sweep", False)
