"""Looks for many strings of bytes at every place of every file, in seconds.

At each place eight bytes are read as one number, and the set of the needles' first eight bytes is
intersected with all of them: exact, without an index, and in C. What matches there is compared in
full. Needles of four to seven bytes go the same way with numbers of four bytes.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

WIDE, NARROW = 8, 4
CHUNK = 4 * 1024 * 1024
# The first two bytes of a zlib stream at its four levels, and of gzip: RQ packs with zlib.
PACKED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b")
LARGEST_UNPACKED = 1024 * 1024
LEAST_UNPACKED = 8


@dataclass(frozen=True)
class Find:
    """Something that should not be there. `what` names the secret, not the spelling."""

    where: str
    what: str
    needle: bytes = field(repr=False)


class Scanner:
    """Knows the needles; `scan` and `scan_folder` say which of them lie where."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}
        self._starts: dict[int, dict[int, list[bytes]]] = {WIDE: {}, NARROW: {}}

    def add(self, name: str, needles: Iterable[bytes]) -> None:
        """Looks for these from now on. Raises ValueError for one that says too little."""
        for needle in needles:
            if len(needle) < NARROW:
                raise ValueError(f"{name}: {len(needle)} bytes are found everywhere by chance")
            if needle in self._names:
                continue
            self._names[needle] = name
            width = WIDE if len(needle) >= WIDE else NARROW
            starts = self._starts[width].setdefault(_number(needle[:width]), [])
            starts.append(needle)

    def __len__(self) -> int:
        return len(self._names)

    def scan(self, where: str, data: bytes) -> list[Find]:
        """Every needle in `data`, and in what is packed within it."""
        found = self._scan(where, data)
        for place, unpacked in _unpacked(data):
            found += self._scan(f"{where} (packed at {place})", unpacked)
        return found

    def scan_folder(self, folder: Path) -> list[Find]:
        """Every file of a folder, and its name."""
        found = []
        for path in files(folder):
            name = str(path.relative_to(folder))
            found += self._scan(f"name of {name}", os.fsencode(name))
            found += self.scan(name, path.read_bytes())
        return found

    def _scan(self, where: str, data: bytes) -> list[Find]:
        found: set[bytes] = set()
        for width, starts in self._starts.items():
            for number in _starts_met(set(starts), data, width):
                start = number.to_bytes(width, sys.byteorder)
                place = data.find(start)
                while place >= 0:
                    found.update(one for one in starts[number] if data.startswith(one, place))
                    place = data.find(start, place + 1)
        return [Find(where, self._names[needle], needle) for needle in sorted(found)]


def files(folder: Path) -> list[Path]:
    """Every regular file below a folder; one that vanishes meanwhile is none."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _number(start: bytes) -> int:
    return int.from_bytes(start, sys.byteorder)


def _starts_met(wanted: set[int], data: bytes, width: int) -> set[int]:
    """The numbers of `wanted` that stand anywhere in `data`, at any byte."""
    met: set[int] = set()
    view = memoryview(data)
    kind = "Q" if width == WIDE else "I"
    for begin in range(0, len(data), CHUNK):
        piece = view[begin : begin + CHUNK + width - 1]
        for shift in range(width):
            whole = (len(piece) - shift) // width * width
            if whole > 0:
                met |= wanted.intersection(piece[shift : shift + whole].cast(kind))
    return met


def _unpacked(data: bytes) -> Iterator[tuple[int, bytes]]:
    view = memoryview(data)
    for magic in PACKED:
        place = data.find(magic)
        while place >= 0:
            unpacker = zlib.decompressobj(47)
            try:
                unpacked = unpacker.decompress(view[place : place + CHUNK], LARGEST_UNPACKED)
            except zlib.error:
                unpacked = b""
            if len(unpacked) >= LEAST_UNPACKED:
                yield place, unpacked
            place = data.find(magic, place + 1)
