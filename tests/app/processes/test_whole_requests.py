"""A request is whole when its head and the body that it announces are there, and not before."""

import pytest

from app.processes import whole_requests
from app.processes.whole_requests import LARGEST_HEAD, RequestBytes

HEAD = b"POST /webhooks/x HTTP/1.1\r\nHost: line\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
WHOLE = {
    "no body": HEAD + b"\r\n",
    "a body": HEAD + b"Content-Length: 5\r\n\r\nhello",
    "a length in other letters": HEAD + b"content-LENGTH:5 \r\n\r\nhello",
    "no bytes": HEAD + b"Content-Length: 0\r\n\r\n",
    "chunks": CHUNKED + b"5\r\nhello\r\n1;x=y\r\n!\r\n0\r\n\r\n",
    "a chunk that looks like the end": CHUNKED + b"5\r\n0\r\n\r\n\r\n0\r\n\r\n",
    "chunks and a trailer": CHUNKED + b"1\r\nx\r\n0\r\nA: b\r\n\r\n",
}


def of(data: bytes) -> RequestBytes:
    request = RequestBytes()
    request.add(data)
    return request


@pytest.mark.parametrize("name", WHOLE)
def test_it_is_whole_with_its_last_byte(name: str) -> None:
    request = RequestBytes()
    for at, byte in enumerate(WHOLE[name], 1):
        request.add(bytes([byte]))
        assert request.complete() is (at == len(WHOLE[name])), at
    assert of(WHOLE[name]).complete()


@pytest.mark.parametrize(
    "data",
    [
        b"x" * (LARGEST_HEAD + 1),
        HEAD + b"Content-Length: 99999999999\r\n\r\n",
        CHUNKED + b"zz\r\n",
        CHUNKED + b"-5\r\n",
        CHUNKED + b"ffffffff\r\nx",
        b"\r\n\r\n",
    ],
)
def test_what_can_not_be_waited_for_goes_on_to_be_refused(data: bytes) -> None:
    assert of(data).complete()


def test_chunks_beyond_the_limit_are_not_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_requests, "LARGEST_HELD", 100)
    request = of(CHUNKED)
    for _ in range(9):
        request.add(b"a\r\n0123456789\r\n")
        if request.complete():
            break
    assert 100 < len(request.data) - len(CHUNKED) < 130


def test_a_sender_that_waits_for_a_sign_is_known() -> None:
    waits = of(HEAD + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    assert not waits.complete()
    assert waits.expects
    assert not of(WHOLE["a body"]).expects
