"""Fetching from named hosts only: an address in a request leads nowhere else (safety.md 3).

A webhook's fields are written by strangers. Whatever address they name, a connection is made only
to a host of the list, only to an address that is public after its name was looked up, and what
proves who we are is sent to one host alone.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import httpcore

from intake.reports.attachment_states import AttachmentEvent

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
# A host that gives a byte at a time holds up everybody's files.
LONGEST_SECONDS = 120.0
MOST_REDIRECTS = 3
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
_PORTS = {"https": 443, "http": 80}
_OK = 200
_REDIRECTS = (301, 302, 303, 307, 308)
_MISSING = (404, 410)

_Headers = dict[bytes | str, bytes | str]


class NotFetched(Exception):
    """A file did not come. The text is a code; it holds no address.

    `event` says what that is for its state; None: a later try may bring it.
    """

    def __init__(self, code: str, event: AttachmentEvent | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.event = event


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port: what an address is trusted by."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """The origin of an address; one that is none equals no origin of ours."""
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS.get(parts.scheme, 0)
            return cls(parts.scheme, (parts.hostname or "").rstrip("."), port)
        except ValueError:
            return cls("", "", 0)

    @property
    def loopback(self) -> bool:
        return self.host in LOOPBACK_NAMES


class _Guarded(httpcore.SyncBackend):
    """Connects to public addresses only, to the very one that it has checked.

    `home` is the configured API's origin: where the operator pointed it at this machine (tests,
    the practice carrier), that one port of it may be called.
    """

    def __init__(self, home: Origin) -> None:
        self._home = home

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            raise httpcore.ConnectError("no such host") from None
        mine = self._home.loopback and (host, port) == (self._home.host, self._home.port)
        error: Exception = NotFetched("private-address", AttachmentEvent.NOT_ALLOWED)
        for address in dict.fromkeys(str(one[4][0]) for one in found):
            if not _may_call(address, mine):
                continue
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore.ConnectError as refused:
                error = refused
        raise error


def _may_call(address: str, mine: bool) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    return ip.is_loopback if mine else ip.is_global and not ip.is_multicast


class Fetcher:
    """Fetches files of one carrier: its own host, and the file hosts that it sends us on to."""

    def __init__(self, home: Origin, file_hosts: tuple[str, ...] = ()) -> None:
        """`file_hosts` are names, or endings that begin with a dot; they are called by https."""
        self._home = home
        self._file_hosts = file_hosts
        self._pool = httpcore.ConnectionPool(network_backend=_Guarded(home), max_connections=4)

    def fetch(
        self,
        origin: Origin,
        target: str,
        limit: int,
        authorization: Mapping[str, str] | None = None,
    ) -> bytes:
        """At most `limit` bytes of `target` (path and query). Raises NotFetched.

        `authorization` is sent with the first request only, and only to the carrier's own host.
        """
        headers: _Headers = {}
        if authorization and origin == self._home:
            headers.update(authorization.items())
        url = f"{origin.scheme}://{_bracketed(origin.host)}:{origin.port}{target}"
        ends_at = time.monotonic() + LONGEST_SECONDS
        for _ in range(MOST_REDIRECTS + 1):
            if not self._allowed(url):
                raise NotFetched("host", AttachmentEvent.NOT_ALLOWED)
            body, further = self._once(url, headers, limit, ends_at)
            if further is None:
                return body
            url, headers = _joined(url, further), {}
        raise NotFetched("redirects", AttachmentEvent.NOT_ALLOWED)

    def _allowed(self, url: str) -> bool:
        origin = Origin.of(url)
        if origin == self._home:
            return True
        return (
            origin.scheme == "https"
            and origin.port == _PORTS["https"]
            and any(
                origin.host.endswith(name) if name[0] == "." else origin.host == name
                for name in self._file_hosts
            )
        )

    def _once(
        self, url: str, headers: _Headers, limit: int, ends_at: float
    ) -> tuple[bytes, str | None]:
        timeout = {
            "connect": CONNECT_SECONDS,
            "read": READ_SECONDS,
            "write": READ_SECONDS,
            "pool": READ_SECONDS,
        }
        try:
            with self._pool.stream(
                "GET",
                url,
                headers=headers | {"Accept-Encoding": "identity"},
                extensions={"timeout": timeout},
            ) as response:
                if response.status in _REDIRECTS:
                    return b"", _header(response, b"location")
                _refuse(response.status)
                return _read(response, limit, ends_at), None
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError):
            raise NotFetched("away") from None
        except (httpcore.UnsupportedProtocol, ValueError):
            raise NotFetched("address", AttachmentEvent.NOT_ALLOWED) from None


def _refuse(status: int) -> None:
    if status in _MISSING:
        raise NotFetched(str(status), AttachmentEvent.GONE)
    if status != _OK:
        # A wrong password too: whoever changed it will put it right.
        raise NotFetched(str(status))


def _read(response: httpcore.Response, limit: int, ends_at: float) -> bytes:
    announced = _header(response, b"content-length")
    if announced.isdecimal() and int(announced) > limit:
        raise NotFetched("size", AttachmentEvent.TOO_LARGE)
    body = bytearray()
    for part in response.iter_stream():
        body += part
        if len(body) > limit:
            raise NotFetched("size", AttachmentEvent.TOO_LARGE)
        if time.monotonic() > ends_at:
            raise NotFetched("slow")
    return bytes(body)


def _header(response: httpcore.Response, name: bytes) -> str:
    return next(
        (value.decode("latin-1") for key, value in response.headers if key.lower() == name), ""
    )


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _joined(url: str, further: str) -> str:
    if not further.startswith("/") or further.startswith("//"):
        return further if "://" in further else ""
    origin = Origin.of(url)
    return f"{origin.scheme}://{_bracketed(origin.host)}:{origin.port}{further}"
