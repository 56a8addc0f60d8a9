"""A practice carrier whose calls reach the receiving app of a house."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from sqlalchemy import update
from werkzeug.serving import make_server

from app.webhooks.application import create_webhooks
from bots.media.download import Fetcher, Origin
from bots.media.fetch import MediaCollector
from bots.twilio.delete import TwilioCopyDeleter
from bots.twilio.media import TwilioMedia
from config.platform.database import open_engine, transaction
from intake.lines.line import TWILIO, Line
from intake.reports.file_store import Files
from tests.bots.practice.running import ACCOUNT, AUTH_TOKEN, Running, free_port, running
from tests.support.house import WORKER, House
from tests.support.webhook_server import bots_settings, prepare


@dataclass
class Telephone:
    """Calls the line; `carrier` is the practice carrier that carries the calls."""

    house: House
    carrier: Running

    def call(self, sender: str = WORKER, **body: Any) -> dict[str, Any]:
        """One call, from ringing to its end."""
        told: dict[str, Any] = self.carrier.post("/phone/call", **{"from": sender, **body})
        return told

    def text(self, words: str, sender: str = WORKER) -> None:
        """An SMS from the same telephone."""
        self.carrier.post("/phone/send", **{"from": sender, "text": words})

    def takes_spoken_messages(self, languages: str = "en,bn,es") -> None:
        """As `firedoor line change --spoken` makes it."""
        with transaction(self.house.engine) as session:
            session.execute(update(Line).values(spoken=True, languages=languages))

    def collector(self) -> MediaCollector:
        """Fetches recordings at the carrier."""
        fetcher = Fetcher(Origin.of(self.carrier.url))
        source = TwilioMedia(ACCOUNT, AUTH_TOKEN, self.carrier.url, fetcher)
        files = Files(self.house.folder / "files")
        return MediaCollector(
            self.house.engine,
            self.house.trust,
            self.house.peppers.receiver,
            self.house.inbox,
            {TWILIO: source},
            files,
        )

    def copy_deleter(self) -> TwilioCopyDeleter:
        """Deletes at the carrier."""
        return TwilioCopyDeleter(ACCOUNT, AUTH_TOKEN, self.carrier.url)


@contextmanager
def exchange() -> Iterator[tuple[Running, int]]:
    """A carrier for many houses, and the port on which it will look for whichever is open."""
    port = free_port()
    with running(webhooks_url=f"http://localhost:{port}") as carrier:
        yield carrier, port


@contextmanager
def telephone(house: House, carrier: Running, port: int) -> Iterator[Telephone]:
    """The app of a house on a server in this process; what the carrier held is gone before."""
    prepare(house)
    client = carrier.twilio()
    for held in (*client.calls.list(), *client.recordings.list(), *client.messages.list()):
        held.delete()
    settings = bots_settings(
        house, public_webhook_url=f"http://localhost:{port}", twilio_auth_token=AUTH_TOKEN
    )
    engine = open_engine(house.engine.url.render_as_string(hide_password=False))
    server = make_server("127.0.0.1", port, create_webhooks(settings, engine), threaded=True)
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield Telephone(house, carrier)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        engine.dispose()
