"""Sending one text to one chat, with choices as buttons."""

from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError

from bots.telegram.api import BotApi
from bots.telegram.errors import refusal
from intake.lines import TELEGRAM


class TelegramSender:
    """The sending half. `protect_content` keeps a text from being forwarded by accident."""

    name = TELEGRAM

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def send(self, address: str, text: str, choices: tuple[str, ...], reference: str) -> None:
        """Raises SendError."""
        markup = (
            InlineKeyboardMarkup(
                [[InlineKeyboardButton(one, callback_data=one) for one in choices]]
            )
            if choices
            else None
        )
        try:
            self._api.call(
                self._api.bot.send_message(
                    chat_id=int(address), text=text, reply_markup=markup, protect_content=True
                )
            )
        except (TelegramError, TimeoutError, ValueError) as error:
            raise refusal(error) from None

    def was_sent(self, address: str, text: str, since: datetime) -> bool | None:
        """Telegram can't be asked what a bot has sent."""
        return None
