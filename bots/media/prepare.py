"""What is made of a file that came: what it is, and the copy that a page may show."""

from dataclasses import dataclass

from bots.media.kinds import CONTAINERS, Format, format_of, kind_of
from bots.media.shown import NotClean, ShownCopy, pages_of, picture_of, playable_of
from bots.media.sound import clean_sound
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import DOCUMENT, IMAGE, OTHER


@dataclass(frozen=True)
class PreparedFile:
    """What was made of a file: `shown` is the copy that a page may show, if there is one."""

    kind: str
    event: AttachmentEvent
    found: Format | None
    shown: ShownCopy | None = None

    def extent(self) -> dict[str, str]:
        """For the sealed record: how long the file is, and how much of it the copy holds.

        length (minutes:seconds) of a sound or a video, pages of a document; shown, in the same
        form, where the copy ends before the file does.
        """
        if self.shown is None or self.kind == IMAGE:
            return {}
        name, form = ("pages", str) if self.kind == DOCUMENT else ("length", _clock)
        extent = {name: form(self.shown.whole)}
        return (
            extent
            if self.shown.shown == self.shown.whole
            else extent | {"shown": form(self.shown.shown)}
        )


def prepare(data: bytes) -> PreparedFile:
    """Tells what a file is and makes the copy to show; never raises for what a file holds.

    What nothing could be made of, and what is of no known format, is kept as evidence, not shown.
    """
    found = format_of(data)
    if found is None:
        return PreparedFile(OTHER, AttachmentEvent.SET_ASIDE, None)
    try:
        shown = _shown(data, found)
    except NotClean:
        return PreparedFile(kind_of(found), AttachmentEvent.SET_ASIDE, found)
    # A video's container may hold a sound alone, as MMS of voice do.
    kind = DOCUMENT if found is Format.PDF else kind_of(shown.type)
    return PreparedFile(kind, AttachmentEvent.CLEANED, found, shown)


def _shown(data: bytes, found: Format) -> ShownCopy:
    if found is Format.PDF:
        return pages_of(data)
    if kind_of(found) == IMAGE:
        return picture_of(data)
    try:
        # Every browser plays it as it came: nothing of the sound is lost to another encoder.
        sound = clean_sound(data, found)
    except NotClean:
        return playable_of(data, CONTAINERS[found])
    return ShownCopy(found, sound.data, sound.seconds, sound.seconds)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
