"""Copies that a page may show, made anew in a process of small means (making/process.py)."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread, Timer
from typing import IO, cast

SECONDS = 60
"""By the clock, for a process that waits; its own time is limited to less."""
LARGEST = 32 * 1024 * 1024
"""Bytes read from it: no file that is made as it should be is as long."""
_PROCESS = Path(__file__).parent / "making" / "process.py"
_BEGINNINGS = {"image/jpeg": b"\xff\xd8\xff", "audio/ogg": b"OggS", "video/webm": b"\x1aE\xdf\xa3"}


class NotClean(ValueError):
    """Nothing that may be shown could be made of this file."""


@dataclass(frozen=True)
class ShownCopy:
    """What a page may show of a file.

    `shown` of `whole` are in it: seconds of a sound or a video, pages of a document. A picture is
    one of one. `type` is a content type, told by us.
    """

    type: str
    data: bytes
    shown: int = 1
    whole: int = 1


def picture_of(data: bytes) -> ShownCopy:
    """A plain JPEG of a picture, without any data but its points. Raises NotClean."""
    return _made(data, "picture")


def pages_of(data: bytes) -> ShownCopy:
    """A PDF's first pages as one JPEG. Raises NotClean."""
    return _made(data, "pages")


def playable_of(data: bytes, container: str) -> ShownCopy:
    """A sound or a video as browsers play it: Opus in Ogg, or VP8 and Opus in WebM.

    `container` is FFmpeg's name for what the file's first bytes are of. Raises NotClean.
    """
    return _made(data, "playable", container)


def _made(data: bytes, maker: str, container: str = "") -> ShownCopy:
    with subprocess.Popen(
        [sys.executable, "-I", "-B", str(_PROCESS), maker, container],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    ) as process:
        end = Timer(SECONDS, process.kill)
        end.start()
        feeder = Thread(target=_feed, args=(process.stdin, data))
        feeder.start()
        answered = cast(IO[bytes], process.stdout).read(LARGEST + 1)
        if len(answered) > LARGEST:
            process.kill()
        feeder.join()
        process.wait()
        end.cancel()
    if process.returncode != 0 or len(answered) > LARGEST:
        raise NotClean("no whole file of a known format, or too large a one")
    return _read(answered)


def _feed(given: IO[bytes], data: bytes) -> None:
    try:
        with given:
            given.write(data)
    except OSError:
        # It has ended: its exit status says why.
        return


def _read(answered: bytes) -> ShownCopy:
    """The answer is of a process that opened a stranger's file: nothing in it is believed."""
    head, _, data = answered.partition(b"\n")
    try:
        told = json.loads(head)
        copy = ShownCopy(str(told["type"]), data, int(told["shown"]), int(told["whole"]))
    except (KeyError, TypeError, ValueError):
        raise NotClean("an answer of another form") from None
    beginning = _BEGINNINGS.get(copy.type)
    if beginning is None or not data.startswith(beginning) or not 0 < copy.shown <= copy.whole:
        raise NotClean("an answer of another kind")
    return copy
