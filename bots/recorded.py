"""A native speaker's recording as it goes out: the sound alone, without tags of who made it."""

from bots.media.kinds import Format, format_of
from bots.media.picture import NotClean
from bots.media.sound import Sound, clean_sound
from intake.recordings import Recordings

PATH = "/webhooks/recordings"
"""Under what address of ours carriers fetch them: PATH/LANGUAGE/name.mp3."""


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
    data = recordings.read(language, name)
    try:
        return cleaned(data).data if data is not None else None
    except Unreadable:
        return None
