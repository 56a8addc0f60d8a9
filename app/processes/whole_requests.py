"""When a request has come in whole: its head, and the body that the head announces (RFC 9112)."""

import re
from dataclasses import dataclass, field

LARGEST_HEAD = 64 * 1024
"""Bytes; gunicorn refuses far shorter ones itself."""
LARGEST_HELD = 24 * 1024 * 1024
"""Of a body, in bytes. What announces more goes on without it, and is refused by its length."""
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,16}")


@dataclass
class RequestBytes:
    """What came of one request so far."""

    data: bytearray = field(default_factory=bytearray)
    _body_at: int | None = None
    _needed: int = 0
    """Bytes until which nothing new can be said."""
    _chunked: bool = False

    def add(self, more: bytes) -> None:
        self.data += more

    @property
    def expects(self) -> bool:
        """Whether the sender waits for a sign before it sends the body."""
        return self._body_at is not None and bool(_EXPECTS.search(self.data[: self._body_at]))

    def complete(self) -> bool:
        """True once nothing more is to be waited for; what is wrong about it is not said here."""
        if self._body_at is None and not self._read_head():
            return len(self.data) > LARGEST_HEAD
        if self._chunked:
            return self._read_chunks()
        return len(self.data) >= self._needed

    def _read_head(self) -> bool:
        end = self.data.find(_END, max(0, self._needed - len(_END)))
        self._needed = len(self.data)
        if end < 0:
            return False
        self._body_at = self._needed = end + len(_END)
        head = bytes(self.data[: self._body_at])
        self._chunked = bool(_CHUNKED.search(head))
        announced = _LENGTH.search(head)
        if announced and not self._chunked and int(announced[1]) <= LARGEST_HELD:
            self._needed += int(announced[1])
        return True

    def _read_chunks(self) -> bool:
        while len(self.data) - (self._body_at or 0) <= LARGEST_HELD:
            line = self.data.find(b"\r\n", self._needed)
            if line < 0:
                return False
            size = _CHUNK.match(self.data, self._needed, line)
            if size is None:
                return True
            length = int(size[0], 16)
            if length == 0:
                return self.data.find(_END, line) >= 0
            if line + 2 + length + 2 > len(self.data):
                return line + length > LARGEST_HELD
            self._needed = line + 2 + length + 2
        return True
