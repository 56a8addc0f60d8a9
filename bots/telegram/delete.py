"""Emptying a chat: a bot deletes both sides' messages of a private chat within 48 hours."""

from collections.abc import Sequence

from telegram.error import TelegramError

from bots.errors import SendError
from bots.telegram.api import BotApi
from bots.telegram.send import refusal
from bots.telegram.settings import TelegramSending
from config.settings import Common
from intake.lines.line import TELEGRAM

CHAT = True


class TelegramCopyDeleter:
    """deleteMessages skips what it can't find, and does not say so: only age is known to us."""

    name = TELEGRAM
    at_once = 100

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def delete(self, address: str, ids: Sequence[str]) -> bool:
        """Raises SendError; a network that failed may be asked again, deleting twice is one."""
        try:
            return self._api.call(
                self._api.bot.delete_messages(int(address), [int(one) for one in ids])
            )
        except (TelegramError, TimeoutError, ValueError) as error:
            refused = refusal(error)
            raise SendError(refused.code, retryable=refused.retryable or refused.unknown) from None


def copy_deleter(settings: Common) -> TelegramCopyDeleter | None:
    """None without a bot's token."""
    own = settings.part(TelegramSending)
    token = own.telegram_bot_token.get_secret_value()
    return TelegramCopyDeleter(BotApi(token, own.telegram_api_url)) if token else None
