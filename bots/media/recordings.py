"""A native speaker's recording as it goes out: the sound alone, without tags of who made it."""

from functools import lru_cache

from bots.media.kinds import Format, format_of
from bots.media.shown import NotClean
from bots.media.sound import Sound, clean_sound
from intake.outbox.recordings import Found, Recordings

PATH = "/webhooks/recordings"
"""Under what address of ours carriers fetch them: PATH/LANGUAGE/name.mp3."""
KEPT = 128
"""So many stay in memory: what all lines together say in calls, at some 50 kB each."""


class Unreadable(ValueError):
    """Not an MP3 with sound in it."""


def cleaned(data: bytes) -> Sound:
    """The sound and how long it lasts. Raises Unreadable."""
    if format_of(data) is not Format.MP3:
        raise Unreadable("not an MP3")
    try:
        return clean_sound(data, Format.MP3)
    except NotClean:
        raise Unreadable("no sound in it") from None


def recorded(recordings: Recordings, language: str, name: str) -> bytes | None:
    """What is played; None where there is no recording, or none that can be."""
    found = recordings.find(language, name)
    try:
        return _sound(found) if found is not None else None
    except OSError:
        return None


@lru_cache(maxsize=KEPT)
def _sound(found: Found) -> bytes | None:
    """Read and cleaned once, until another file lies in its place. Raises OSError."""
    try:
        return cleaned(found.path.read_bytes()).data
    except Unreadable:
        return None
