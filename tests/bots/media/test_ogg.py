"""A crafted Ogg is refused at its first sign: what it costs does not grow with its size."""

import struct
from typing import Any

import pytest

from bots.media import ogg

PAGES = 400


class CountedBytes(bytes):
    """Bytes that know how often a part of them was read."""

    reads = 0

    def __getitem__(self, key: Any) -> Any:
        self.reads += 1
        return super().__getitem__(key)


def page(sizes: bytes, body: bytes) -> bytes:
    return struct.pack("<4sBBqIIIB", ogg.MARK, 0, 0, 0, 1, 0, 0, len(sizes)) + sizes + body


def stream(sizes: list[int], pages: int = PAGES) -> CountedBytes:
    head = page(bytes([19]), b"OpusHead" + bytes(11)) + page(bytes([16]), ogg.EMPTY_TAGS)
    return CountedBytes(head + page(bytes(sizes), bytes(sum(sizes))) * pages)


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param([255] * 255, id="a packet without an end"),
        pytest.param([0] * 255, id="packets of no byte"),
        pytest.param([9, 0] * 100, id="one of no byte among others"),
    ],
)
def test_no_more_is_read_than_shows_that_it_is_no_voice(sizes: list[int]) -> None:
    crafted = stream(sizes)
    with pytest.raises(ValueError, match=r"longer|empty"):
        ogg.clean(crafted)
    assert crafted.reads < 1000


def test_there_are_no_more_packets_than_a_voice_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ogg, "_MOST_PACKETS", 300)
    assert ogg.clean(stream([1] * 255, pages=1))
    crafted = stream([1] * 255)
    with pytest.raises(ValueError, match="more than a voice has"):
        ogg.clean(crafted)
    assert crafted.reads < 1000


def test_a_packet_may_go_on_over_a_page() -> None:
    whole = stream([255] * 255, pages=0) + page(bytes([255] * 4), b"x" * 1020)
    data, _ = ogg.clean(whole + page(bytes([9]), b"x" * 9))
    assert b"x" * 1029 in data
