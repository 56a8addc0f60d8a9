"""Telegram's receiving half, as the receiver uses it."""

from bots.carrier_requests import Carries, News, RawRequest, Route
from bots.telegram.parse import parse_update
from bots.telegram.settings import TelegramReceiving
from bots.telegram.status import read_status
from bots.telegram.verify import SECRET_HEADER, secret_holds
from config.settings import Common
from intake.lines.line import TELEGRAM
from intake.reception.arrival.inbound import Inbound

PATH = "/webhooks/telegram"
# Telegram stops asking for a whole day after refusals, so a forgery is answered like a message.
ROUTES = (Route(PATH, Carries.MESSAGES, (SECRET_HEADER, "Content-Type"), refused=200),)


class TelegramReceiver:
    """Believes the secret header."""

    name = TELEGRAM

    def __init__(self, webhook_secret: str) -> None:
        self._secret = webhook_secret

    def verify(self, request: RawRequest) -> bool:
        """True for a call with our secret."""
        return secret_holds(self._secret, request)

    def parse(self, request: RawRequest) -> Inbound | None:
        """The message, None, or Malformed."""
        return parse_update(request)

    def news(self, request: RawRequest) -> tuple[News, ...]:
        """Nothing."""
        return read_status(request)


def receiver(settings: Common) -> TelegramReceiver:
    """From this process's settings."""
    return TelegramReceiver(
        settings.part(TelegramReceiving).telegram_webhook_secret.get_secret_value()
    )
