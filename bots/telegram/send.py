"""One message to one chat: a text with its choices as buttons, under a picture, or as a sound."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, error
from telegram.constants import MessageLimit
from telegram.error import TelegramError

from bots.channel import OutgoingText
from bots.errors import SendError
from bots.telegram.api import BotApi
from bots.telegram.errors import MEANINGS
from bots.telegram.settings import TelegramSending
from config.settings import Common
from intake.lines.line import TELEGRAM

LONGEST_ROW = 4
KEYS_A_ROW = 3

BAD_REQUEST = "bad-request"
# The first row that fits; an error that no row names leaves it open whether the text went out.
_CODES: tuple[tuple[type[Exception], str, str], ...] = (
    (error.RetryAfter, "", "slow-down"),
    (error.Forbidden, "", "blocked"),
    (error.InvalidToken, "", "token"),
    (error.ChatMigrated, "", "no-chat"),
    (error.BadRequest, "chat not found", "no-chat"),
    (error.BadRequest, "", BAD_REQUEST),
    (error.NetworkError, "connecterror", "no-connection"),
)


class TelegramSender:
    """The sending half. `protect_content` keeps a text from being forwarded by accident."""

    name = TELEGRAM

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def send(self, outgoing: OutgoingText) -> str | None:
        """Gives the message's id in its chat. Raises SendError."""
        markup = (
            InlineKeyboardMarkup(
                [
                    [InlineKeyboardButton(one, callback_data=one) for one in row]
                    for row in _rows(outgoing.choices)
                ]
            )
            if outgoing.choices
            else None
        )
        try:
            made = (
                self._heard(outgoing)
                or self._shown(outgoing, markup)
                or self._api.call(
                    self._api.bot.send_message(
                        chat_id=int(outgoing.address),
                        text=outgoing.text,
                        reply_markup=markup,
                        protect_content=True,
                    )
                )
            )
        except (TelegramError, TimeoutError, ValueError) as caught:
            raise refusal(caught) from None
        return str(made.message_id)

    def _heard(self, outgoing: OutgoingText) -> Message | None:
        """A text that was sent already, as a voice message; None for all others."""
        if outgoing.sound is None:
            return None
        return self._api.call(
            self._api.bot.send_voice(
                chat_id=int(outgoing.address),
                voice=outgoing.sound,
                filename="voice.mp3",
                protect_content=True,
            )
        )

    def _shown(self, outgoing: OutgoingText, markup: InlineKeyboardMarkup | None) -> Message | None:
        """The text under its picture; None where it has none, or Telegram refused the picture.

        After a refusal nothing is in the chat, and the text can go alone. Raises TelegramError or
        TimeoutError for all else, as for a text: nobody may know whether it is there.
        """
        if outgoing.picture is None or len(outgoing.text) > MessageLimit.CAPTION_LENGTH:
            return None
        try:
            return self._api.call(
                self._api.bot.send_photo(
                    chat_id=int(outgoing.address),
                    photo=outgoing.picture,
                    filename="menu.png",
                    caption=outgoing.text,
                    reply_markup=markup,
                    protect_content=True,
                )
            )
        except error.BadRequest as caught:
            if refusal(caught).code != BAD_REQUEST:
                raise
            return None

    def was_sent(self, outgoing: OutgoingText, since: datetime, others: int = 0) -> bool | None:
        """Telegram can't be asked what a bot has sent."""
        return None


def sender(settings: Common) -> TelegramSender | None:
    """From this process's settings; None without a bot."""
    own = settings.part(TelegramSending)
    token = own.telegram_bot_token.get_secret_value()
    return TelegramSender(BotApi(token, own.telegram_api_url)) if token else None


def refusal(caught: Exception) -> SendError:
    """What one of the library's exceptions means for the outbox."""
    text = str(caught).lower()
    for kind, words, code in _CODES:
        if isinstance(caught, kind) and words in text:
            return SendError(
                code, retryable=MEANINGS[code].retryable, retry_after=_retry_after(caught)
            )
    return SendError("no-answer", unknown=True)


def _rows(choices: Sequence[str]) -> Iterable[Sequence[str]]:
    """A few side by side, many like the keys of a telephone: a row takes eight at most."""
    wide = len(choices) if len(choices) <= LONGEST_ROW else KEYS_A_ROW
    return (choices[at : at + wide] for at in range(0, len(choices), wide))


def _retry_after(caught: Exception) -> float | None:
    if not isinstance(caught, error.RetryAfter):
        return None
    after = caught.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
