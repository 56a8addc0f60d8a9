"""A server between two others that passes everything on, and may bend what passes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import httpx
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

HOP_BY_HOP = {"connection", "content-length", "host", "keep-alive", "transfer-encoding"}

Bend = Callable[[Request, Response], Response]


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:
        pass


@dataclass
class Relay:
    """`bend` changes an answer before it goes back; `names` are those of every parameter so far."""

    url: str
    target: str
    bend: Bend | None = None
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._http = httpx.Client(trust_env=False, timeout=30, follow_redirects=False)

    @Request.application
    def app(self, request: Request) -> Response:
        answer = self.passed(request, request.get_data())
        self.names |= {*request.args, *request.form}
        return self.bend(request, answer) if self.bend else answer

    def passed(self, request: Request, body: bytes, path: str | None = None) -> Response:
        """What the target says to this request, with that body, at that path or its own."""
        kept = [(k, v) for k, v in request.headers.items() if k.lower() not in HOP_BY_HOP]
        target = self.target + (path or request.full_path.rstrip("?"))
        given = self._http.request(request.method, target, headers=kept, content=body)
        back = [(k, v) for k, v in given.headers.items() if k.lower() not in HOP_BY_HOP]
        return Response(given.content, given.status_code, back)


@contextmanager
def relaying(target: str, kind: type[Relay] = Relay) -> Iterator[Relay]:
    """A relay to `target` on a free port."""
    relay = kind("", target)
    server = make_server("127.0.0.1", 0, relay.app, threaded=True, request_handler=_Quiet)
    relay.url = f"http://127.0.0.1:{server.port}"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield relay
    finally:
        server.shutdown()
        server.server_close()
