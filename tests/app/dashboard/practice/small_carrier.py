"""A server on loopback that answers what a test tells it to."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


class SmallCarrier(ThreadingHTTPServer):
    """`asked` are the requests that came, as (method, path, body)."""

    def __init__(self, status: int, content: bytes, content_type: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.content, self.content_type = status, content, content_type
        self.asked: list[tuple[str, str, bytes]] = []
        self.waiting, self.go_on = Event(), Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no error here."""

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    server: SmallCarrier

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, body: bytes) -> None:
        self.server.asked.append((self.command, self.path, body))
        if self.path.startswith("/wait"):
            self.server.waiting.set()
            self.server.go_on.wait(10)
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.content_type)
        self.send_header("Content-Length", str(len(self.server.content)))
        self.end_headers()
        self.wfile.write(self.server.content)

    def log_message(self, *_args: object) -> None:
        """Says nothing."""


@contextmanager
def small_carrier(
    status: int = 200, content: bytes = b"{}", content_type: str = "application/json"
) -> Iterator[SmallCarrier]:
    """Serves until the block ends."""
    with SmallCarrier(status, content, content_type) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.go_on.set()
            server.shutdown()
            thread.join()


def closed_port() -> int:
    """A port on which nobody listens."""
    with SmallCarrier(200, b"", "text/plain") as server:
        return server.port
