"""What a maker hands back."""

from dataclasses import dataclass

JPEG = "image/jpeg"
OGG = "audio/ogg"
WEBM = "video/webm"


@dataclass(frozen=True)
class Made:
    """A copy to show.

    `shown` of `whole` are in it: seconds of a sound or a video, pages of a document. A picture is
    one of one.
    """

    type: str
    data: bytes
    shown: int = 1
    whole: int = 1
