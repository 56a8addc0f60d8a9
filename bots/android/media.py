"""The pictures of an MMS: the phone sends them inside its call, and they wait sealed with it."""

from base64 import b64decode
from binascii import Error

from bots.android.parse import CHANNEL, LARGEST_FILE
from bots.android.settings import AndroidReceiving
from bots.media.download import NotFetched
from config.settings import Common
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import MediaRef


class AndroidMedia:
    """Unpacks what came; nothing is asked of the phone."""

    name = CHANNEL

    def fetch(self, ref: MediaRef) -> bytes:
        """The file's bytes. Raises NotFetched."""
        if ref.size is not None and ref.size > LARGEST_FILE:
            raise NotFetched("size", AttachmentEvent.TOO_LARGE)
        try:
            return b64decode(ref.reference.rpartition(",")[2], validate=True)
        except (Error, ValueError):
            raise NotFetched("reference", AttachmentEvent.NOT_ALLOWED) from None


def media_source(settings: Common) -> AndroidMedia | None:
    """None without a phone."""
    return AndroidMedia() if settings.part(AndroidReceiving).android_devices else None
