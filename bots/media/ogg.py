"""Ogg (RFC 3533) with one Opus stream (RFC 7845): voice notes of Telegram and WhatsApp.

The pages are read into packets and the packets written into new pages; the packet of tags is
replaced by an empty one. Anything but one Opus stream of a voice is refused.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MARK = b"OggS"
_HEADER = struct.Struct("<4sBBqIIIB")
_CHECKSUM_AT = 22
_FIRST, _LAST = 2, 4
_SERIAL = 1
_FULL = 255
"""A packet goes on in the next segment where one has as many bytes; a page has as many segments."""
_PACKETS_A_PAGE = 50
_LONGEST_PACKET = _FULL * _FULL
"""Bytes: as many as one page holds. A voice's packet has some hundreds."""
_MOST_PACKETS = 500_000
"""A voice has fifty a second: more than two hours."""

_HEAD, _TAGS = b"OpusHead", b"OpusTags"
EMPTY_TAGS = _TAGS + bytes(8)
"""No vendor and no comments: two lengths of zero."""
_HEAD_BYTES = 19
_A_MILLISECOND = 48
"""Samples; Opus always counts 48,000 a second."""
# Samples of a frame by the configuration in a packet's first byte (RFC 6716, table 2).
_FRAMES = (480, 960, 1920, 2880) * 3 + (480, 960) * 2 + (120, 240, 480, 960) * 4


@dataclass(frozen=True)
class _Packet:
    data: bytes
    granule: int
    """Of the page on which it ends."""


def clean(data: bytes) -> tuple[bytes, int]:
    """(the stream in new pages, milliseconds). Raises ValueError for any other stream."""
    packets = list(_packets(data))
    if len(packets) < 3:
        raise ValueError("no sound")
    head, tags, *sound = packets
    if not (head.data.startswith(_HEAD) and tags.data.startswith(_TAGS)):
        raise ValueError("not an Opus stream")
    if len(head.data) < _HEAD_BYTES or head.data[18] != 0:
        raise ValueError("more channels than a voice has")
    pages = [_page(0, _FIRST, 0, [head.data[:_HEAD_BYTES]]), _page(1, 0, 0, [EMPTY_TAGS])]
    heard = 0
    groups = list(_grouped(sound))
    for number, group in enumerate(groups, start=2):
        heard += sum(_samples(one.data) for one in group)
        last = number == len(groups) + 1
        if last:
            # The end of the last frame may be silence that the writer has cut off.
            cut = heard - sound[-1].granule
            heard -= cut if 0 < cut <= _samples(sound[-1].data) else 0
        pages.append(_page(number, _LAST if last else 0, heard, [one.data for one in group]))
    skip = int.from_bytes(head.data[10:12], "little")
    return b"".join(pages), max(0, heard - skip) // _A_MILLISECOND


def _grouped(packets: list[_Packet]) -> Iterator[list[_Packet]]:
    group: list[_Packet] = []
    segments = 0
    for one in packets:
        more = len(one.data) // _FULL + 1
        if group and (len(group) == _PACKETS_A_PAGE or segments + more > _FULL):
            yield group
            group, segments = [], 0
        group.append(one)
        segments += more
    yield group


def _packets(data: bytes) -> Iterator[_Packet]:
    """Raises ValueError at the first sign that it is no voice, before much was read of it.

    A packet without an end, and packets of no or one byte, would cost far more than their bytes.
    """
    at, begun, serials, ended = 0, bytearray(), set(), 0
    while data[at : at + 4] == MARK and at + _HEADER.size <= len(data):
        _, _, _, granule, serial, _, _, count = _HEADER.unpack_from(data, at)
        serials.add(serial)
        at += _HEADER.size
        sizes = data[at : at + count]
        at += count
        for size in sizes:
            if at + size > len(data):
                return
            begun += data[at : at + size]
            at += size
            if len(begun) > _LONGEST_PACKET:
                raise ValueError("packets longer than a voice's")
            if size < _FULL:
                ended += 1
                if not begun or ended > _MOST_PACKETS:
                    raise ValueError("an empty packet, or more than a voice has")
                yield _Packet(bytes(begun), granule)
                begun.clear()
    if len(serials) > 1:
        raise ValueError("more than one stream")


def _samples(packet: bytes) -> int:
    """How long a packet lasts (RFC 6716, section 3.1). Raises ValueError for an empty one."""
    if not packet:
        raise ValueError("an empty packet")
    first = packet[0]
    count = {0: 1, 1: 2, 2: 2}.get(first & 3) or packet[1] & 63
    return _FRAMES[first >> 3] * count


def _page(number: int, flags: int, granule: int, packets: list[bytes]) -> bytes:
    sizes = b"".join(
        bytes([_FULL]) * (len(one) // _FULL) + bytes([len(one) % _FULL]) for one in packets
    )
    if len(sizes) > _FULL:
        raise ValueError("packets longer than a voice's")
    page = bytearray(
        _HEADER.pack(MARK, 0, flags, granule, _SERIAL, number, 0, len(sizes))
        + sizes
        + b"".join(packets)
    )
    struct.pack_into("<I", page, _CHECKSUM_AT, _checksum(page))
    return bytes(page)


def _checksum(page: bytes | bytearray) -> int:
    """CRC-32 of RFC 3533: polynomial 0x04c11db7, not reflected, from zero."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _TABLE[value >> 24 ^ byte]
    return value


def _entry(index: int) -> int:
    value = index << 24
    for _ in range(8):
        value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


_TABLE = tuple(_entry(index) for index in range(256))
