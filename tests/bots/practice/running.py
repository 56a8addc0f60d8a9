"""A practice carrier in a process of its own, and somebody who receives its webhooks."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import httpx
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from tests.support.command_server import command_server
from tests.support.product import wait_until

MODULE = "bots.practice"
ACCOUNT = "AC" + "0" * 32
AUTH_TOKEN = "practice-auth-token"
NUMBER = "+15005550006"
BOT_TOKEN = "123456:practice-bot-token"


@dataclass(frozen=True)
class Received:
    """One webhook request, as it came over the wire."""

    url: str
    path: str
    headers: dict[str, str]
    form: dict[str, str]
    json: Any


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        pass


class Receiver:
    """Takes webhooks and keeps them; `answers` says what the next ones get instead of 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.received: list[Received] = []
        self._changed = threading.Condition()
        self._server = make_server("127.0.0.1", 0, self._app, threaded=True, request_handler=_Quiet)
        self.url = f"http://localhost:{self._server.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @Request.application
    def _app(self, request: Request) -> Response:
        one = Received(
            url=self.url + request.full_path.rstrip("?"),
            path=request.path,
            headers=dict(request.headers),
            form=request.form.to_dict(),
            json=request.get_json() if request.is_json else None,
        )
        with self._changed:
            self.received.append(one)
            status = self.answers.pop(0) if self.answers else 200
            self._changed.notify_all()
        return Response(status=status)

    def wait_for(self, count: int) -> list[Received]:
        """Return the first `count` requests, when they have come."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.received) >= count, 15)
            return self.received[:count]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Running:
    """A running carrier and its receiver."""

    def __init__(self, receiver: Receiver, environment: dict[str, str]) -> None:
        self.receiver = receiver
        self.smtp_port = int(environment["PRACTICE_SMTP_PORT"])
        self.url = f"http://localhost:{environment['PRACTICE_PORT']}"
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def post(self, path: str, **body: Any) -> Any:
        answer = self.http.post(path, json=body)
        answer.raise_for_status()
        return answer.json()

    def get(self, path: str, **query: Any) -> Any:
        answer = self.http.get(path, params=query)
        answer.raise_for_status()
        return answer.json()

    def screen(self, path: str, after: int = 0) -> list[tuple[str, str]]:
        """What a phone or chat shows: direction and text."""
        shown = self.get(f"{path}/messages", after=after)["messages"]
        return [(one["direction"], one["text"]) for one in shown]

    def twilio(self, auth_token: str = AUTH_TOKEN) -> Client:
        client = Client(ACCOUNT, auth_token, http_client=TwilioHttpClient(timeout=10))
        client.api.base_url = self.url
        return client


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(webhooks_url: str | None = None, **options: str) -> Iterator[Running]:
    """Start a carrier with `options` (names as on its command line, with underscores)."""
    receiver = Receiver()
    environment = _environment(receiver, webhooks_url, options)
    process = command_server().start((), environment, module=MODULE)
    carrier = Running(receiver, environment)
    try:
        wait_until(lambda: _answers(carrier) or process.poll() is not None, 30)
        assert process.poll() is None, "it did not start"
        yield carrier
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGTERM)
        process.wait(timeout=10)
        receiver.stop()


@contextmanager
def executed() -> Iterator[tuple[Running, "subprocess.Popen[str]"]]:
    """A carrier as a program of its own, which has said that it is there."""
    receiver = Receiver()
    environment = _environment(receiver, None, {})
    process = subprocess.Popen(
        [sys.executable, "-m", MODULE],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert "Practice carrier" in process.stdout.readline(), "it did not start"
        yield Running(receiver, environment), process
    finally:
        process.terminate()
        process.communicate(timeout=10)
        receiver.stop()


def _environment(
    receiver: Receiver, webhooks_url: str | None, options: dict[str, str]
) -> dict[str, str]:
    given = {
        "PORT": str(free_port()),
        "SMTP_PORT": str(free_port()),
        "WEBHOOKS_URL": webhooks_url or receiver.url,
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
        "TWILIO_NUMBER": NUMBER,
        "TELEGRAM_TOKEN": BOT_TOKEN,
        "TELEGRAM_USERNAME": "practice_line_bot",
    } | {name.upper(): value.replace("{receiver}", receiver.url) for name, value in options.items()}
    return os.environ | {"PRACTICE_" + name: value for name, value in given.items()}


def _answers(carrier: Running) -> bool:
    try:
        return carrier.http.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False
