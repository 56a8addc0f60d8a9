"""The receiving app behind a real server, and a caller who may send any bytes at all."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from werkzeug.serving import make_server

from app.installation.keys import make_keys
from app.processes.gunicorn import OPTIONS
from app.webhooks.application import create_webhooks
from bots.twilio.verify import MESSAGE_PATH
from config.platform.database import transaction
from config.settings import BotsSettings, load
from intake.lines.line import TELEGRAM, Line
from tests.support.channels import ACCOUNT, PUBLIC_URL, SECRET, TOKEN, sign, twilio_fields
from tests.support.engines import engine_of
from tests.support.house import WORKER, House
from vault.address_proofs import ReceiverKey
from vault.sealing import SecretKey

SECRETS = ("contact_pepper", "code_pepper", "dedupe_key", "receiver_key")
ANSWER_SECONDS = 15


@dataclass(frozen=True)
class HttpAnswer:
    """What a server said."""

    status: int
    head: str
    body: bytes


@dataclass
class WebhookServer:
    """A running receiver of a house."""

    house: House
    port: int
    public_url: str

    def call(
        self, method: str, target: str, headers: list[tuple[str, bytes]], body: bytes
    ) -> HttpAnswer:
        """One request, byte for byte, on a connection of its own."""
        lines = [f"{method} {target} HTTP/1.1".encode(), b"Host: line", b"Connection: close"]
        lines += [name.encode() + b": " + value for name, value in headers]
        lines += [b"Content-Length: %d" % len(body), b"", body]
        return self.raw(b"\r\n".join(lines))

    def raw(self, request: bytes, hang_up: bool = False) -> HttpAnswer:
        """Whatever these bytes are; with `hang_up` nothing more can come after them."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=ANSWER_SECONDS) as wire:
            # It may have answered before it read all.
            with suppress(BrokenPipeError, ConnectionResetError):
                wire.sendall(request)
                if hang_up:
                    wire.shutdown(socket.SHUT_WR)
            answered = b""
            with suppress(ConnectionResetError):
                while part := wire.recv(65536):
                    answered += part
        head, _, rest = answered.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1]) if head else 0
        return HttpAnswer(status, head.decode("latin-1"), rest)

    def post(self, body: bytes, signature: str, target: str = MESSAGE_PATH) -> HttpAnswer:
        """A form with a signature."""
        headers = [
            ("Content-Type", b"application/x-www-form-urlencoded"),
            ("X-Twilio-Signature", signature.encode("latin-1", "replace")),
        ]
        return self.call("POST", target, headers, body)

    def text(self, text: str, sender: str = WORKER, **changed: str) -> HttpAnswer:
        """A genuine SMS."""
        fields = twilio_fields(text, sender, **changed)
        return self.post(urlencode(fields).encode(), self.signed(fields))

    def signed(self, fields: object, target: str = MESSAGE_PATH) -> str:
        """Twilio's signature for the address that is configured there."""
        return sign(self.public_url + target, fields)

    def telegram(self, body: bytes, secret: bytes | None = SECRET.encode()) -> HttpAnswer:
        """A call as Telegram makes it."""
        headers = [("Content-Type", b"application/json")]
        if secret is not None:
            headers.append(("X-Telegram-Bot-Api-Secret-Token", secret))
        return self.call("POST", "/webhooks/telegram", headers, body)


def prepare(house: House) -> dict[str, str]:
    """Makes the keys of an installation in the house's folder; gives a receiver's environment."""
    keys = house.folder / "keys"
    make_keys(keys)
    house.inbox = SecretKey(bytes.fromhex((keys / "inbox_key").read_text("ascii")))
    shared = ReceiverKey(bytes.fromhex((keys / "receiver_key").read_text("ascii")))
    house.peppers = replace(house.peppers, receiver=shared)
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TELEGRAM,
                address="bot",
                languages="en,bn,es",
                time_zone="Asia/Dhaka",
            )
        )
    for name, secret in (("twilio_auth_token", TOKEN), ("telegram_webhook_secret", SECRET)):
        (keys / name).write_text(secret, "ascii")
    return {
        "FIREDOOR_DATA_DIR": str(house.folder),
        "DATABASE_URL": house.engine.url.render_as_string(hide_password=False),
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "PUBLIC_WEBHOOK_URL": PUBLIC_URL,
    } | {
        f"{name.upper()}_FILE": str(keys / name)
        for name in (*SECRETS, "twilio_auth_token", "telegram_webhook_secret")
    }


def bots_settings(house: House, **given: str) -> BotsSettings:
    """The settings of a receiver, as its process reads them from files."""
    keys = house.folder / "keys"
    secrets = {name: (keys / name).read_text("ascii").strip() for name in SECRETS}
    values: dict[str, str] = {
        "twilio_account_sid": ACCOUNT,
        "twilio_auth_token": TOKEN,
        "telegram_webhook_secret": SECRET,
        "public_webhook_url": PUBLIC_URL,
    }
    return load(BotsSettings, firedoor_data_dir=house.folder, **(values | secrets | given))


@contextmanager
def served(house: House, busy_seconds: float = 2.0, **given: str) -> Iterator[WebhookServer]:
    """The app on a threaded server in this process; the house is prepared already."""
    settings = bots_settings(house, **given)
    engine = engine_of(house.engine.url.render_as_string(hide_password=False), busy_seconds)
    port = _free_port()
    server = make_server("127.0.0.1", port, create_webhooks(settings, engine), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield WebhookServer(house, port, settings.public_webhook_url)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        engine.dispose()


@contextmanager
def gunicorn(house: House) -> Iterator[WebhookServer]:
    """The process `bots` as the product runs it: gunicorn with its own settings and two workers."""
    port = _free_port()
    environment = prepare(house) | {"PATH": os.environ["PATH"], "BOTS_PORT": str(port)}
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            *OPTIONS,
            "-w",
            "2",
            "--threads",
            "4",
            "-b",
            f"127.0.0.1:{port}",
            "app.processes.bots:application()",
        ],
        cwd=Path(__file__).parents[2],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    receiver = WebhookServer(house, port, PUBLIC_URL)
    try:
        _wait_until_up(receiver, process)
        yield receiver
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_up(receiver: WebhookServer, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            # Held open until a worker is there to answer.
            if receiver.call("GET", "/readyz", [], b"").status == 200:
                return
        except ConnectionRefusedError:
            continue
    raise AssertionError("gunicorn ended while it started")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
