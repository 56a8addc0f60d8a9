"""Servers that a file could be fetched from: each remembers what it was asked, with what."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Host:
    """A server on loopback; `reply` answers every request."""

    server: ThreadingHTTPServer
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    reply: Reply | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server.server_port}"


@pytest.fixture
def make_host() -> Iterator[Callable[[], Host]]:
    made: list[Host] = []

    def make() -> Host:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append((self.path, self.headers.get("Authorization")))
                assert host.reply is not None
                host.reply(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        host = Host(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=host.server.serve_forever, args=(0.05,), daemon=True).start()
        made.append(host)
        return host

    yield make
    for one in made:
        one.server.shutdown()
        one.server.server_close()


def answers(body: bytes, status: int = 200, **headers: str) -> Reply:
    """Always the same answer; `Content_Length=""` leaves that header out."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            if value:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def redirects(to: str) -> Reply:
    """Sends everybody on to another address."""
    return answers(b"", 307, Location=to)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Never ends, and does not say how long it is."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(bytes(64 * 1024))
    except OSError:
        return
