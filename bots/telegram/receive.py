"""Telegram's receiving half, as the doors use it."""

from bots.channel import RawRequest
from bots.telegram.parse import parse_update
from bots.telegram.verify import secret_holds
from intake.lines import TELEGRAM
from intake.reception import Inbound


class TelegramReceiver:
    """Believes the secret header; what the collector fetched itself needs none."""

    name = TELEGRAM

    def __init__(self, webhook_secret: str, fetched: bool = False) -> None:
        self._secret = webhook_secret
        self._fetched = fetched

    def verify(self, request: RawRequest) -> bool:
        """True for a call with our secret, and for what we fetched with our own token."""
        return self._fetched or secret_holds(self._secret, request)

    def parse(self, request: RawRequest) -> Inbound | None:
        """The message, None, or Malformed."""
        return parse_update(request)
