"""Requests that never end hold up nobody: gunicorn as the receiver runs it."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.support.house import make_house
from tests.support.webhook_server import WebhookServer, gunicorn

MORE_THAN_THREADS = 24
UNENDING = {
    "no byte": b"",
    "half a head": b"POST /webhooks/twilio/message HTTP/1.1\r\nHost: li",
    "half a body": b"POST /webhooks/twilio/message HTTP/1.1\r\nHost: line\r\n"
    b"Content-Length: 5000\r\n\r\nBody=",
    "half a chunk": b"POST /webhooks/twilio/message HTTP/1.1\r\nHost: line\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nff\r\nBody=",
}


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebhookServer]:
    with gunicorn(make_house(tmp_path_factory.mktemp("receiver"))) as running:
        yield running


def test_requests_that_never_end_hold_up_nobody(receiver: WebhookServer) -> None:
    with ExitStack() as open_ones:
        for begun in UNENDING.values():
            for _ in range(MORE_THAN_THREADS):
                wire = socket.create_connection(("127.0.0.1", receiver.port))
                open_ones.enter_context(wire)
                wire.sendall(begun)
        assert receiver.call("GET", "/healthz", [], b"").status == 200
        assert receiver.text("the exit is locked").status == 200
        assert receiver.text("it is locked still " * 3000).status in {200, 413}


def test_a_kept_connection_brings_request_after_request(receiver: WebhookServer) -> None:
    one = b"GET /healthz HTTP/1.1\r\nHost: line\r\n\r\n"
    with socket.create_connection(("127.0.0.1", receiver.port), timeout=15) as wire:
        for _ in range(3):
            for part in (one[:20], one[20:]):
                wire.sendall(part)
            answer = b""
            while b'"alive":true' not in answer:
                piece = wire.recv(4096)
                assert piece
                answer += piece
            assert answer.startswith(b"HTTP/1.1 200")


def test_who_waits_for_a_sign_gets_one(receiver: WebhookServer) -> None:
    head = b"POST /webhooks/nothing HTTP/1.1\r\nHost: line\r\nConnection: close\r\n"
    with socket.create_connection(("127.0.0.1", receiver.port), timeout=15) as wire:
        wire.sendall(head + b"Expect: 100-continue\r\nContent-Length: 4\r\n\r\n")
        assert wire.recv(4096).startswith(b"HTTP/1.1 100")
        wire.sendall(b"Body")
        answer = b""
        while piece := wire.recv(4096):
            answer += piece
    assert b" 404 " in answer
