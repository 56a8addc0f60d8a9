"""Gunicorn's worker with threads, which takes a request up only when all of it is there.

As gunicorn has it, a thread reads what a sender sends, at the sender's pace: as many requests that
never end as there are threads stop everything. Here the one loop that accepts connections gathers
what comes, for hundreds of senders at once; a thread never waits for one.
"""

import selectors
import socket
import time
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn import http
from gunicorn.workers.gthread import TConn, ThreadWorker

from app.processes.whole_requests import RequestBytes

MOST_SECONDS = 60
"""For a request to come in. A picture of 4 MB over a slow line takes half of it."""
MOST_WAITING = 400
"""Connections. Then whichever has waited longest is closed: who sends at once is never kept out."""
MOST_HELD = 96 * 1024 * 1024
"""Bytes of requests that are not whole yet, of all together."""
_PIECE = 256 * 1024
_GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"


class _NothingMore:
    """In the place of the socket: whatever is to be read has been read."""

    def recv(self, _size: int) -> bytes:
        return b""


class RequestWorker(ThreadWorker):  # type: ignore[misc]
    """`-k app.processes.request_worker.RequestWorker`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: dict[Any, tuple[RequestBytes, float]] = {}
        """By connection, the oldest first: what came, and until when the rest is waited for."""

    def accept(self, listener: socket.socket) -> None:
        """Called by the loop: a connection waits for its request."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self._wait_for(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: Any, client: socket.socket) -> None:
        """Called by the loop: a connection that was kept brings its next request."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait_for(conn)

    def murder_pending(self) -> None:
        """Called by the loop, each second at least."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [one for one, (_, until) in self._waiting.items() if until <= now]:
            self._give_up(conn)

    def _wait_for(self, conn: Any) -> None:
        conn.sock.setblocking(False)
        self._waiting[conn] = (RequestBytes(), time.monotonic() + MOST_SECONDS)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._read, conn))
        if len(self._waiting) > MOST_WAITING:
            self._give_up(next(iter(self._waiting)))

    def _read(self, conn: Any, _client: socket.socket) -> None:
        if conn not in self._waiting:
            return
        request, _ = self._waiting[conn]
        headless = not request.data
        try:
            piece = conn.sock.recv(_PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            self._give_up(conn)
            return
        request.add(piece)
        if not piece and headless:
            self._give_up(conn)
        elif not piece or request.complete():
            self._hand_over(conn)
        else:
            if request.expects:
                with suppress(OSError):
                    conn.sock.send(_GO_ON)
            self._keep_within_memory()

    def _hand_over(self, conn: Any) -> None:
        request, _ = self._waiting.pop(conn)
        self.poller.unregister(conn.sock)
        if conn.parser is None:
            conn.parser = http.get_parser(self.cfg, _NothingMore(), conn.client)
            conn.initialized = True
        conn.data_ready = True
        conn.parser.unreader.unread(bytes(request.data))
        self.enqueue_req(conn)

    def _keep_within_memory(self) -> None:
        while sum(len(one.data) for one, _ in self._waiting.values()) > MOST_HELD:
            self._give_up(max(self._waiting, key=lambda one: len(self._waiting[one][0].data)))

    def _give_up(self, conn: Any) -> None:
        del self._waiting[conn]
        with suppress(OSError, KeyError, ValueError):
            self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()
