"""The files of a Telegram message, and how they are fetched: getFile, then the file's address."""

from urllib.parse import quote, urlsplit

from telegram import (
    Animation,
    Audio,
    Document,
    LivePhoto,
    Message,
    PhotoSize,
    Video,
    VideoNote,
    Voice,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bots.media.download import Fetcher, NotFetched, Origin
from bots.telegram.api import OFFICIAL, BotApi
from bots.telegram.settings import TelegramSending
from config.settings import Common
from intake.lines.line import TELEGRAM
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, OTHER, VIDEO, MediaRef

# What getFile hands out at most.
LARGEST = 20 * 1024 * 1024

_KINDS = {"image": IMAGE, "audio": AUDIO, "video": VIDEO, "application": DOCUMENT}

_File = Animation | Audio | Document | LivePhoto | PhotoSize | Video | VideoNote | Voice


def media_in(message: Message) -> tuple[MediaRef, ...]:
    """What is attached: of a photo its largest size. Names of files are not looked at."""
    attached = message.effective_attachment
    if isinstance(attached, list | tuple):
        attached = max(attached, key=lambda one: one.width * one.height, default=None)
    if not isinstance(attached, _File):
        # A place, a contact, a sticker: no file, but words (shared.py).
        return ()
    content_type = getattr(attached, "mime_type", None) or ""
    return (
        MediaRef(_kind(attached, content_type), attached.file_id, content_type, attached.file_size),
    )


def _kind(attached: _File, content_type: str) -> str:
    if isinstance(attached, PhotoSize):
        return IMAGE
    if isinstance(attached, Voice | Audio):
        return AUDIO
    if isinstance(attached, Document):
        return _KINDS.get(content_type.partition("/")[0], OTHER)
    return VIDEO


class TelegramMedia:
    """Fetches files by their id; the token is in the address, so no redirect is followed."""

    name = TELEGRAM

    def __init__(self, api: BotApi, api_url: str, fetcher: Fetcher) -> None:
        self._api = api
        self._origin = Origin.of(api_url or OFFICIAL)
        self._fetcher = fetcher

    def fetch(self, ref: MediaRef) -> bytes:
        """The file's bytes. Raises NotFetched."""
        if ref.size is not None and ref.size > LARGEST:
            raise NotFetched("size", AttachmentEvent.TOO_LARGE)
        try:
            file = self._api.call(self._api.bot.get_file(ref.reference))
        except (InvalidToken, Forbidden):
            raise NotFetched("token") from None
        except BadRequest as error:
            large = "too big" in str(error)
            raise NotFetched(
                "get-file", AttachmentEvent.TOO_LARGE if large else AttachmentEvent.GONE
            ) from None
        except (TelegramError, TimeoutError, OSError):
            raise NotFetched("away") from None
        address = urlsplit(file.file_path or "")
        if Origin.of(file.file_path or "") != self._origin:
            # A server of one's own may name a file on its disk, or any other address.
            raise NotFetched("origin", AttachmentEvent.NOT_ALLOWED)
        return self._fetcher.fetch(self._origin, quote(address.path, safe="/:%"), LARGEST)


def media_source(settings: Common) -> TelegramMedia | None:
    """None without a bot's token."""
    own = settings.part(TelegramSending)
    token = own.telegram_bot_token.get_secret_value()
    if not token:
        return None
    fetcher = Fetcher(Origin.of(own.telegram_api_url or OFFICIAL))
    return TelegramMedia(BotApi(token, own.telegram_api_url), own.telegram_api_url, fetcher)
