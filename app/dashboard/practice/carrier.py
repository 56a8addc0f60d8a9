"""Asking the practice carrier on loopback."""

import json
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

HOST = "127.0.0.1"


class CarrierAway(Exception):
    """Nobody answers on the practice port."""


class Superseded(Exception):
    """A newer question of the same kind took this one's place."""


@dataclass(frozen=True)
class CarrierAnswer:
    """An HTTP status and what came with it: JSON, but for files."""

    status: int
    content: bytes
    content_type: str = "application/json"


def ask(
    port: int, path: str, *, patience: float, body: Mapping[str, Any] | None = None
) -> CarrierAnswer:
    """GETs `path`, or POSTs `body` to it as JSON, within `patience` seconds.

    Raises CarrierAway. A plain connection: no proxy of the environment, no redirects.
    """
    with _connected(port, patience) as connection:
        if body is None:
            return _exchange(connection, "GET", path)
        return _exchange(connection, "POST", path, json.dumps(body).encode())


class Waits:
    """At most one open question of each kind; a newer one ends the older.

    A browser that leaves the page tells us nothing, and each question holds a thread of the
    dashboard: without this a page loaded again and again would use them up.
    """

    def __init__(self) -> None:
        self._open: dict[str, HTTPConnection] = {}
        self._lock = threading.Lock()

    def ask(self, kind: str, port: int, path: str, *, patience: float) -> CarrierAnswer:
        """GETs `path`. Raises CarrierAway, and Superseded when a newer question came."""
        with _connected(port, patience) as connection:
            with self._lock:
                older = self._open.get(kind)
                self._open[kind] = connection
            if older is not None:
                _cut(older)
            try:
                return _exchange(connection, "GET", path)
            except (OSError, HTTPException):
                with self._lock:
                    newest = self._open.get(kind) is connection
                if newest:
                    raise
                raise Superseded from None
            finally:
                with self._lock:
                    if self._open.get(kind) is connection:
                        del self._open[kind]


@contextmanager
def _connected(port: int, patience: float) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(HOST, port, timeout=patience)
    try:
        connection.connect()
        yield connection
    except (OSError, HTTPException):
        raise CarrierAway from None
    finally:
        connection.close()


def _exchange(
    connection: HTTPConnection, method: str, path: str, body: bytes | None = None
) -> CarrierAnswer:
    connection.request(method, path, body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content_type = response.getheader("Content-Type", "application/json")
    return CarrierAnswer(response.status, response.read(), content_type)


def _cut(connection: HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
