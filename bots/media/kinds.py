"""What a file is, by its first bytes: what a carrier or a sender calls it is not believed."""

from dataclasses import dataclass
from enum import StrEnum

from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE


class Format(StrEnum):
    """Formats that a page may show; the value is the content type that it is given."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    OGG = "audio/ogg"
    MP3 = "audio/mpeg"
    AMR = "audio/amr"
    PDF = "application/pdf"


@dataclass(frozen=True)
class _Mark:
    format: Format
    start: bytes
    at_8: bytes = b""


_MARKS = (
    _Mark(Format.JPEG, b"\xff\xd8\xff"),
    _Mark(Format.PNG, b"\x89PNG\r\n\x1a\n"),
    _Mark(Format.WEBP, b"RIFF", b"WEBP"),
    _Mark(Format.OGG, b"OggS"),
    _Mark(Format.MP3, b"ID3"),
    _Mark(Format.AMR, b"#!AMR\n"),
    _Mark(Format.PDF, b"%PDF-"),
)
_UNSHOWN = (
    ("audio/mp4", 4, b"ftypM4A"),
    ("video/3gpp", 4, b"ftyp3g"),
    ("video/quicktime", 4, b"ftypqt"),
    ("video/mp4", 4, b"ftyp"),
    ("audio/wav", 8, b"WAVE"),
    ("audio/aac", 0, b"\xff\xf1"),
    ("audio/aac", 0, b"\xff\xf9"),
    ("audio/amr-wb", 0, b"#!AMR-WB"),
    ("video/webm", 0, b"\x1aE\xdf\xa3"),
    ("application/zip", 0, b"PK\x03\x04"),
    ("application/msword", 0, b"\xd0\xcf\x11\xe0"),
    ("image/gif", 0, b"GIF8"),
)
"""What phones and offices send beside; no page shows it, and it is saved under a fitting name."""
UNKNOWN_TYPE = "application/octet-stream"
_KIND = {"image": IMAGE, "audio": AUDIO, "application": DOCUMENT}


def format_of(data: bytes) -> Format | None:
    """The format that the bytes begin as; None for every other, which is kept and not shown."""
    for mark in _MARKS:
        if data.startswith(mark.start) and data[8:].startswith(mark.at_8):
            return mark.format
    # An MPEG audio frame without a tag before it: eleven bits of sync, layer III.
    if len(data) > 4 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2:
        return Format.MP3
    return None


def type_to_save(data: bytes) -> str:
    """The content type under which a file that no page shows is saved, by its first bytes."""
    found = (name for name, at, mark in _UNSHOWN if data[at:].startswith(mark))
    return next(found, UNKNOWN_TYPE)


def kind_of(found: Format) -> str:
    """image, audio or document."""
    return _KIND[found.partition("/")[0]]
