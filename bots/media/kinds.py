"""What a file is, by its first bytes: what a carrier or a sender calls it is not believed."""

from dataclasses import dataclass
from enum import StrEnum

from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, VIDEO


class Format(StrEnum):
    """Formats of which a page may show a copy; the value is the original's content type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    OGG = "audio/ogg"
    MP3 = "audio/mpeg"
    AMR = "audio/amr"
    AMR_WB = "audio/amr-wb"
    M4A = "audio/mp4"
    AAC = "audio/aac"
    WAV = "audio/wav"
    MMS_VIDEO = "video/3gpp"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"
    WEBM = "video/webm"
    PDF = "application/pdf"


@dataclass(frozen=True)
class _Mark:
    format: Format
    start: bytes
    at: int = 0
    at_8: bytes = b""


_MARKS = (
    _Mark(Format.JPEG, b"\xff\xd8\xff"),
    _Mark(Format.PNG, b"\x89PNG\r\n\x1a\n"),
    _Mark(Format.WEBP, b"RIFF", at_8=b"WEBP"),
    _Mark(Format.WAV, b"RIFF", at_8=b"WAVE"),
    _Mark(Format.OGG, b"OggS"),
    _Mark(Format.MP3, b"ID3"),
    _Mark(Format.AMR, b"#!AMR\n"),
    _Mark(Format.AMR_WB, b"#!AMR-WB\n"),
    _Mark(Format.AAC, b"\xff\xf1"),
    _Mark(Format.AAC, b"\xff\xf9"),
    _Mark(Format.M4A, b"ftypM4A", at=4),
    _Mark(Format.MMS_VIDEO, b"ftyp3g", at=4),
    _Mark(Format.QUICKTIME, b"ftypqt", at=4),
    _Mark(Format.MP4, b"ftyp", at=4),
    # QuickTime of the time before files said what they are.
    _Mark(Format.QUICKTIME, b"moov", at=4),
    _Mark(Format.QUICKTIME, b"mdat", at=4),
    _Mark(Format.QUICKTIME, b"wide", at=4),
    _Mark(Format.WEBM, b"\x1aE\xdf\xa3"),
    _Mark(Format.PDF, b"%PDF-"),
)
CONTAINERS = {
    Format.OGG: "ogg",
    Format.MP3: "mp3",
    Format.AMR: "amr",
    Format.AMR_WB: "amr",
    Format.M4A: "mov",
    Format.AAC: "aac",
    Format.WAV: "wav",
    Format.MMS_VIDEO: "mov",
    Format.MP4: "mov",
    Format.QUICKTIME: "mov",
    Format.WEBM: "matroska",
}
"""What FFmpeg reads a sound or a video as."""
_UNSHOWN = (
    ("image/heic", 4, b"ftyphei"),
    ("image/heic", 4, b"ftyphev"),
    ("image/heic", 4, b"ftypmif1"),
    ("image/avif", 4, b"ftypavi"),
    ("application/zip", 0, b"PK\x03\x04"),
    ("application/msword", 0, b"\xd0\xcf\x11\xe0"),
    ("image/gif", 0, b"GIF8"),
)
"""What phones and offices send beside; no page shows it, and it is saved under a fitting name."""
UNKNOWN_TYPE = "application/octet-stream"
_KIND = {"image": IMAGE, "audio": AUDIO, "video": VIDEO, "application": DOCUMENT}


def format_of(data: bytes) -> Format | None:
    """The format that the bytes begin as; None for every other, which is kept and not shown."""
    if _unshown(data) is not None:
        return None
    for mark in _MARKS:
        if data[mark.at :].startswith(mark.start) and data[8:].startswith(mark.at_8):
            return mark.format
    # An MPEG audio frame without a tag before it: eleven bits of sync, layer III.
    if len(data) > 4 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2:
        return Format.MP3
    return None


def type_to_save(data: bytes) -> str:
    """The content type under which a file that no page shows is saved, by its first bytes."""
    return _unshown(data) or UNKNOWN_TYPE


def kind_of(content_type: str) -> str:
    """image, audio, video or document, of one of our content types."""
    return _KIND[content_type.partition("/")[0]]


def _unshown(data: bytes) -> str | None:
    return next((name for name, at, mark in _UNSHOWN if data[at:].startswith(mark)), None)
