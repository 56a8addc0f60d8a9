"""Pictures and sounds as phones make them: with where, when and whose written into them.

Every piece of such data holds MARK, so that a test finds it wherever it was left.
"""

import io
import struct
import zlib
from fractions import Fraction

from PIL import Image, PngImagePlugin

from bots.media.ogg import _page

MARK = b"Rahima-Gate7"
_TEXT = MARK.decode("ascii")
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    f'syntax-ns#"><rdf:Description creator="{_TEXT}"/></rdf:RDF></x:xmpmeta>'
).encode()
LATITUDE = (Fraction(23), Fraction(48), Fraction(3719, 100))
# 37.19 seconds as EXIF writes them: 3719 / 100, in either order of bytes.
GPS_BYTES = (struct.pack(">II", 3719, 100), struct.pack("<II", 3719, 100))
OPUS_SILENCE = b"\xf8\xff\xfe"
MP3_FRAME = b"\xff\xfb\x90\x00" + bytes(413)


def picture(width: int = 60, height: int = 40) -> Image.Image:
    """Left half red, right half blue."""
    made = Image.new("RGB", (width, height), "red")
    made.paste("blue", (width // 2, 0, width, height))
    return made


def exif(orientation: int = 1) -> bytes:
    """A camera's own data: make, owner, time, serial number, place, and a remark."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = _TEXT
    data[0x013B] = _TEXT
    data[0x0132] = "2026:11:22 12:00:00"
    data.get_ifd(0x8769).update({0xA431: _TEXT, 0x9286: b"ASCII\0\0\0" + MARK, 0xA430: _TEXT})
    data.get_ifd(0x8825).update({1: "N", 2: LATITUDE, 3: "E", 4: LATITUDE})
    return data.tobytes()


def jpeg(orientation: int = 1) -> bytes:
    """With EXIF and GPS, XMP, a colour profile, a comment, a thumbnail and bytes behind its end."""
    written = io.BytesIO()
    picture().save(
        written,
        "JPEG",
        exif=exif(orientation),
        xmp=XMP,
        comment=MARK,
        icc_profile=b"profile" + MARK,
        quality=95,
    )
    plain = written.getvalue()
    thumbnail = b"JFXX\0\x10" + MARK
    segment = b"\xff\xe0" + struct.pack(">H", len(thumbnail) + 2) + thumbnail
    return plain[:2] + segment + plain[2:] + b"behind the end " + MARK


def png() -> bytes:
    """With text chunks of three kinds, EXIF, XMP, a colour profile and bytes behind its end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", _TEXT)
    texts.add_text("Location", _TEXT, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    written = io.BytesIO()
    picture().save(written, "PNG", pnginfo=texts, exif=exif(), icc_profile=b"profile" + MARK)
    return written.getvalue() + MARK


def webp() -> bytes:
    """With EXIF, XMP and a colour profile."""
    written = io.BytesIO()
    picture().save(
        written, "WEBP", exif=exif(), xmp=XMP, icc_profile=b"profile" + MARK, lossless=True
    )
    return written.getvalue()


def bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of some kilobytes that says it has so many points, and would have them."""
    row = zlib.compressobj(9)
    packed = row.compress(bytes(width // 8 + 1) * 64) + row.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def opus(packets: int = 150) -> bytes:
    """A voice note of 20 ms a packet, with whose it is and where, over two pages of tags."""
    head = b"OpusHead\x01\x01" + struct.pack("<HIH", 312, 48000, 0) + b"\0"
    comments = [f"ARTIST={_TEXT}".encode(), b"LOCATION=" + MARK, b"FILL=" + b"x" * 900]
    tags = b"OpusTags" + _counted(MARK) + struct.pack("<I", len(comments))
    tags += b"".join(_counted(one) for one in comments)
    sound = [OPUS_SILENCE] * packets
    return b"".join(
        (
            _page(0, 2, 0, [head]),
            _page(1, 0, 0, [tags]),
            _page(2, 0, 960 * 50, sound[:50]),
            _page(3, 4, 960 * packets, sound[50:]),
            MARK,
        )
    )


def _counted(data: bytes) -> bytes:
    return struct.pack("<I", len(data)) + data


def mp3(frames: int = 100) -> bytes:
    """With tags of three kinds: ID3v2 with a picture, APEv2, ID3v1."""
    text = b"TPE1" + struct.pack(">I", len(MARK) + 1) + b"\0\0\0" + MARK
    cover = (
        b"APIC"
        + struct.pack(">I", 2000)
        + b"\0\0"
        + (b"\0image/jpeg\0\3\0" + jpeg()).ljust(2000, b"\xff")
    )
    inside = text + cover
    size = bytes(len(inside) >> shift & 0x7F for shift in (21, 14, 7, 0))
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, 60, 1, 0) + bytes(8) + MARK
    end = b"TAG" + MARK.ljust(125, b"\0")
    return b"ID3\x03\0\0" + size + inside + MP3_FRAME * frames + ape + end
