"""Sounds without what is written beside them: only frames of sound are carried over.

Nothing is deleted from a copy; a new file is put together from what was recognised as sound. So a
tag of a kind that nobody thought of, a cover picture or a file behind the file stays behind.
"""

from dataclasses import dataclass

from bots.media import mp3, ogg
from bots.media.kinds import Format
from bots.media.shown import NotClean

_READERS = {Format.OGG: ogg.clean, Format.MP3: mp3.clean}


@dataclass(frozen=True)
class Sound:
    """A sound without tags and how long it lasts, in whole seconds."""

    data: bytes
    seconds: int


def clean_sound(data: bytes, found: Format) -> Sound:
    """The same sound, of the same format, without tags. Raises NotClean."""
    try:
        cleaned, milliseconds = _READERS[found](data)
    except (IndexError, KeyError, ValueError):
        raise NotClean("no whole sound of a known format") from None
    if not milliseconds:
        raise NotClean("no sound in it")
    return Sound(cleaned, max(1, round(milliseconds / 1000)))
