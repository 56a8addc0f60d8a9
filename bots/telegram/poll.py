"""Telegram's updates by long polling, where no webhook is set: with our own offset."""

from sqlalchemy import Engine
from telegram import Update
from telegram.error import TelegramError

from bots.carrier_requests import RawRequest, ReceiveFetched, ReceiveOutcome
from bots.telegram.api import BotApi
from bots.telegram.settings import TelegramReceiving, TelegramSending
from config.platform.database import reading, transaction, utc_now
from config.platform.logs import log
from config.settings import Common
from intake.inbox.seen import move_offset, offset
from intake.lines.line import TELEGRAM

LONG_POLL_SECONDS = 10
OFFSET = "telegram"


class TelegramPoller:
    """Keeps its own offset.

    An update is confirmed to Telegram only by the poll after the one that brought it, and the
    offset of that poll was committed after the update: a crash in between fetches it again.
    """

    name = TELEGRAM
    longest_seconds = LONG_POLL_SECONDS

    def __init__(self, engine: Engine, receive: ReceiveFetched, api: BotApi) -> None:
        self._engine = engine
        self._receive = receive
        self._api = api

    def poll(self) -> bool:
        """One poll; False when it could not be done and should wait."""
        with reading(self._engine) as session:
            confirmed = offset(session, OFFSET)
        try:
            updates = self._api.call(
                self._api.bot.get_updates(
                    offset=confirmed,
                    timeout=LONG_POLL_SECONDS,
                    allowed_updates=["message", "edited_message", "callback_query"],
                ),
                LONG_POLL_SECONDS + 20,
            )
        except (TelegramError, TimeoutError, OSError) as error:
            log().warning("telegram away", error=error, channel=TELEGRAM)
            return False
        return all(self._take(update) for update in updates)

    def _take(self, update: Update) -> bool:
        request = RawRequest(TELEGRAM, "", {}, update.to_json().encode(), utc_now())
        answer = self._receive(request)
        if answer is ReceiveOutcome.NOT_NOW:
            return False
        with transaction(self._engine) as session:
            move_offset(session, OFFSET, update.update_id + 1)
        if update.callback_query is not None:
            self._stop_spinner(update)
        return True

    def _stop_spinner(self, update: Update) -> None:
        """A pressed button turns until it is answered; it is only a courtesy."""
        pressed = update.callback_query
        if pressed is None:
            return
        try:
            self._api.call(self._api.bot.answer_callback_query(pressed.id))
        except (TelegramError, TimeoutError) as error:
            log().warning("button not answered", error=error, channel=TELEGRAM)


def poller(settings: Common, engine: Engine, receive: ReceiveFetched) -> TelegramPoller | None:
    """None without a bot's token, and where Telegram calls our webhook."""
    own = settings.part(TelegramSending)
    token = own.telegram_bot_token.get_secret_value()
    if not token or settings.part(TelegramReceiving).telegram_webhook_secret.get_secret_value():
        return None
    return TelegramPoller(engine, receive, BotApi(token, own.telegram_api_url))
