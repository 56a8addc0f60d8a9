"""Where a file of Twilio's lies: an address that we build from its ids, never the one in a request.

Twilio answers with a redirect to its file host; that one asks for no password and gets none.
"""

import re
from base64 import b64encode

from bots.media.download import Fetcher, NotFetched, Origin
from bots.twilio.settings import TwilioSending
from config.settings import Common
from intake.lines.line import TWILIO
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import MediaRef

OFFICIAL = "https://api.twilio.com"
FILE_HOSTS = (".twilio.com", ".twiliocdn.com", "s3-external-1.amazonaws.com")
# What WhatsApp takes at most for sounds, films and pictures; for an MMS Twilio takes 5 MB.
LARGEST = 16 * 1024 * 1024
# An hour of speech as Twilio's MP3; no line records longer.
LARGEST_RECORDING = 32 * 1024 * 1024
_PATH = re.compile(
    r"/2010-04-01/Accounts/(AC[0-9a-f]{32})/Messages/((?:SM|MM)[0-9a-f]{32})"
    r"/Media/(ME[0-9a-f]{32})"
)
_RECORDING = re.compile(r"/2010-04-01/Accounts/(AC[0-9a-f]{32})/Recordings/RE[0-9a-f]{32}")


class TwilioMedia:
    """Fetches the files of our own account with its password."""

    name = TWILIO

    def __init__(self, account_sid: str, auth_token: str, api_url: str, fetcher: Fetcher) -> None:
        self._account_sid = account_sid
        self._home = Origin.of(api_url or OFFICIAL)
        self._fetcher = fetcher
        login = b64encode(f"{account_sid}:{auth_token}".encode()).decode("ascii")
        self._authorization = {"Authorization": f"Basic {login}"}

    def fetch(self, ref: MediaRef) -> bytes:
        """The file's bytes. Raises NotFetched."""
        if recording := _RECORDING.search(ref.reference):
            return self._recording(recording)
        found = _PATH.search(ref.reference)
        if found is None or found[1] != self._account_sid:
            raise NotFetched("reference", AttachmentEvent.NOT_ALLOWED)
        return self._fetcher.fetch(self._home, found[0], LARGEST, self._authorization)

    def _recording(self, found: re.Match[str]) -> bytes:
        """As MP3, which pages can show. It may be told of before it is there."""
        if found[1] != self._account_sid:
            raise NotFetched("reference", AttachmentEvent.NOT_ALLOWED)
        target = f"{found[0]}.mp3"
        try:
            return self._fetcher.fetch(self._home, target, LARGEST_RECORDING, self._authorization)
        except NotFetched as error:
            if error.event is AttachmentEvent.GONE:
                raise NotFetched(error.code) from None
            raise


def media_source(settings: Common) -> TwilioMedia | None:
    """None without an account."""
    own = settings.part(TwilioSending)
    token = own.twilio_auth_token.get_secret_value()
    if not (own.twilio_account_sid and token):
        return None
    fetcher = Fetcher(Origin.of(own.twilio_api_url or OFFICIAL), FILE_HOSTS)
    return TwilioMedia(own.twilio_account_sid, token, own.twilio_api_url, fetcher)
