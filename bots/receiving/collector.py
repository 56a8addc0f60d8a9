"""What is fetched or taken in later: Telegram's updates by polling, and this host's spool."""

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, SQLAlchemyError
from telegram import Update
from telegram.error import TelegramError

from bots.carrier_requests import RawRequest
from bots.receiving.receiver import Answer, Door, from_bytes
from bots.telegram.api import BotApi
from config.platform.database import reading, transaction, utc_now
from config.platform.logs import log
from intake.inbox.seen import move_offset, offset
from intake.inbox.spool import Spool
from intake.lines.line import TELEGRAM
from intake.monitoring.alarms import SET_ASIDE, SPOOL_USED
from intake.privacy.rotate_peppers import PeppersStale
from vault.roster import RosterRefused
from vault.sealing import SecretKey

LONG_POLL_SECONDS = 10
OFFSET = "telegram"


class TelegramCollector:
    """Long polling with our own offset.

    An update is confirmed to Telegram only by the poll after the one that brought it, and the
    offset of that poll was committed after the update: a crash in between fetches it again.
    """

    def __init__(self, engine: Engine, door: Door, api: BotApi) -> None:
        self._engine = engine
        self._door = door
        self._api = api

    def poll(self) -> bool:
        """One poll; False when it could not be done and should wait."""
        with reading(self._engine) as session:
            confirmed = offset(session, OFFSET)
        try:
            updates = self._api.call(
                self._api.bot.get_updates(
                    offset=confirmed, timeout=LONG_POLL_SECONDS,
                    allowed_updates=["message", "edited_message", "callback_query"],
                ),
                LONG_POLL_SECONDS + 20,
            )  # fmt: skip
        except (TelegramError, TimeoutError, OSError) as error:
            log().warning("telegram away", error=error, channel=TELEGRAM)
            return False
        return all(self._take(update) for update in updates)

    def _take(self, update: Update) -> bool:
        request = RawRequest(TELEGRAM, "", {}, update.to_json().encode(), utc_now())
        answer = self._door.bring(request)
        if answer is Answer.NOT_NOW:
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


class SpoolCollector:
    """Takes in what receivers of this host put into the spool, oldest first."""

    def __init__(self, spool: Spool, inbox: SecretKey, door: Door) -> None:
        self._spool = spool
        self._inbox = inbox
        self._door = door

    def collect(self) -> int:
        """Gives how many were taken in; while the database is away the rest goes on waiting."""
        count = 0
        for path in self._spool.files():
            try:
                stored = self._spool.read(path, self._inbox)
                self._door.take_waiting(from_bytes(stored))
                if not count:
                    self._door.alarm(SPOOL_USED, utc_now())
            except RosterRefused as error:
                # It waits for its organisation; others' messages need not wait with it.
                log().warning("spool waits", error=error)
                continue
            except Exception as error:
                if _may_pass(error):
                    log().warning("spool waits", error=error)
                    break
                # Nobody's next message waits behind one that can't be taken in at all.
                log().error("set aside", error=error)
                self._door.alarm(SET_ASIDE, utc_now())
                self._spool.set_aside(path)
                continue
            self._spool.done(path)
            count += 1
        return count


def _may_pass(error: Exception) -> bool:
    """True for what a later try may get over: the database is away, a pepper is not here yet."""
    passing = SQLAlchemyError | PeppersStale
    return isinstance(error, passing) and not isinstance(error, DataError)
