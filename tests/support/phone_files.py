"""Sounds, videos and documents as phones make them, made by the libraries that also read them.

Nobody's voice is in them: a tone, and a wall whose left half is red. In each container stand an
author, a title and a place, and each holds `files.MARK`.
"""

import io
import math
from array import array
from dataclasses import dataclass

import av
import pypdfium2
from av import AudioFrame, VideoFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from PIL import Image, ImageDraw

from tests.support import files

TEXT = files.MARK.decode("ascii")
PLACE = "+23.8103+090.4125/"
TAGS = {"artist": TEXT, "title": TEXT, "comment": TEXT, "location": PLACE, "date": "2026-11-22"}
SECONDS = 3
TONE = 440
"""Times a second."""


@dataclass(frozen=True)
class PhoneFile:
    """How one kind of phone writes sounds or videos; names are FFmpeg's."""

    container: str
    sound: str | None = None
    rate: int = 8000
    pictures: str | None = None
    size: tuple[int, int] = (176, 144)


SOUNDS = {
    "voice.ogg": PhoneFile("ogg", "libopus", 48000),
    "mms.amr": PhoneFile("amr", "libopencore_amrnb"),
    "mms.3gp": PhoneFile("3gp", "libopencore_amrnb"),
    "memo.m4a": PhoneFile("ipod", "aac", 44100),
    "old.aac": PhoneFile("adts", "aac", 16000),
    "song.mp3": PhoneFile("mp3", "libmp3lame", 22050),
    "roll.wav": PhoneFile("wav", "pcm_s16le", 16000),
    "call.wav": PhoneFile("wav", "pcm_mulaw"),
    "old.mov": PhoneFile("mov", "pcm_s16be", 44100),
    "browser.webm": PhoneFile("webm", "libopus", 48000),
}
VIDEOS = {
    "whatsapp.mp4": PhoneFile("mp4", "aac", 44100, "libx264", (320, 240)),
    "iphone.mov": PhoneFile("mov", "aac", 44100, "libx265", (320, 240)),
    "iphone-h264.mov": PhoneFile("mov", "aac", 44100, "libx264", (320, 240)),
    "old.3gp": PhoneFile("3gp", "libopencore_amrnb", 8000, "h263"),
    "mpeg4.3gp": PhoneFile("3gp", "aac", 16000, "mpeg4"),
    "screen.webm": PhoneFile("webm", "libopus", 48000, "libvpx", (320, 240)),
    "mute.mp4": PhoneFile("mp4", None, 0, "libx264", (320, 240)),
}
FRAMES_A_SECOND = 15


def made(kind: PhoneFile, seconds: int = SECONDS) -> bytes:
    """One file, `seconds` long, with TAGS."""
    written = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if kind.container in {"mov", "mp4"} else {}
    with av.open(written, "w", format=kind.container, options=options) as target:
        target.metadata.update(TAGS)
        pictures = target.add_stream(kind.pictures, FRAMES_A_SECOND) if kind.pictures else None
        sound = target.add_stream(kind.sound, kind.rate, layout="mono") if kind.sound else None
        if isinstance(pictures, VideoStream):
            _draw(target, pictures, kind, seconds)
        if isinstance(sound, AudioStream):
            _sound(target, sound, kind.rate, seconds)
    return written.getvalue()


def amr_wb(seconds: int = SECONDS) -> bytes:
    """Put together by hand, as no encoder is free: frames of 20 ms (RFC 4867).

    Of every second four fifths are speech of the lowest rate and the rest is a pause as phones
    write it: one frame of comfort noise, then frames of nothing.
    """
    second = (b"\x04" + bytes(range(17))) * 40 + b"\x4c" + bytes(5) + b"\x7c" * 9
    return b"#!AMR-WB\n" + second * seconds


def amr_with_pauses(seconds: int = SECONDS) -> bytes:
    """AMR of which every other second is a pause: comfort noise, then frames of nothing."""
    speech = made(SOUNDS["mms.amr"], 1)[6:]
    return b"#!AMR\n" + (speech + b"\x44" + bytes(5) + b"\x7c" * 49) * seconds


def with_cover(mp3: bytes) -> bytes:
    """The same song with a picture in its tag."""
    picture = b"\0image/jpeg\0\3\0" + files.jpeg()
    tag = b"APIC" + len(picture).to_bytes(4, "big") + bytes(2) + picture
    size = bytes(len(tag) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + tag + mp3[mp3.index(b"\xff\xf3") :]


def _sound(target: OutputContainer, stream: AudioStream, rate: int, seconds: int) -> None:
    for second in range(seconds):
        frame = AudioFrame(format="s16", layout="mono", samples=rate)
        frame.sample_rate, frame.pts = rate, second * rate
        tone = (int(9000 * math.sin(math.tau * TONE * one / rate)) for one in range(rate))
        frame.planes[0].update(array("h", tone).tobytes())
        target.mux(stream.encode(frame))
    target.mux(stream.encode(None))


def _draw(target: OutputContainer, stream: VideoStream, kind: PhoneFile, seconds: int) -> None:
    stream.width, stream.height = kind.size
    stream.pix_fmt = "yuv420p"
    if kind.pictures == "libx265":
        stream.options = {"x265-params": "log-level=none"}
    for number in range(seconds * FRAMES_A_SECOND):
        frame = VideoFrame.from_image(files.picture(*kind.size))  # type: ignore[no-untyped-call]
        frame.pts = number
        target.mux(stream.encode(frame))
    target.mux(stream.encode(None))


def held(mp4: bytes, degrees: int) -> bytes:
    """The same video as of a phone that was held turned: its matrix says by how much."""
    cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees]
    plain = b"".join(_fixed(one) for one in (1, 0, 0, 0, 1, 0, 0, 0, 16384))
    turned = b"".join(_fixed(one) for one in (cosine, sine, 0, -sine, cosine, 0, 0, 0, 16384))
    at = mp4.index(plain, mp4.index(b"tkhd"))
    return mp4[:at] + turned + mp4[at + len(turned) :]


def _fixed(number: int) -> bytes:
    return (number << 16).to_bytes(4, "big", signed=True)


def pdf(pages: int = 2, size: tuple[int, int] = (595, 842)) -> bytes:
    """Pages whose upper half is red, with the author's name in the file."""
    drawn = Image.new("RGB", (200, 280), "white")
    ImageDraw.Draw(drawn).rectangle((0, 0, 200, 140), fill="red")
    written = io.BytesIO()
    drawn.save(
        written, "PDF", save_all=True, append_images=[drawn] * (pages - 1), author=TEXT, title=TEXT
    )
    document = pypdfium2.PdfDocument(written.getvalue())
    for page in document:
        page.set_mediabox(0, 0, *size) if size != (595, 842) else None
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
