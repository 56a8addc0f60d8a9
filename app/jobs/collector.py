"""The collector: takes in what waits in the spool, and what Telegram holds for us."""

from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.jobs.loop import repeat, until_stopped
from app.receiving import make_door, public_key
from bots.channel import InboundChannel
from bots.collector import LONG_POLL_SECONDS, SpoolCollector, TelegramCollector
from bots.telegram.api import BotApi
from bots.telegram.receive import TelegramReceiver
from bots.twilio_sms.receive import TwilioReceiver
from config.database import transaction, utc_now
from config.leases import hold
from config.logs import log
from config.settings import Collector, key_bytes
from intake.lines import TELEGRAM, TWILIO_SMS
from intake.spool import Spool
from vault.sealing import SecretKey

SPOOL_SECONDS = 1
AWAY_SECONDS = 3
LEASE = "telegram-polling"
# After a collector that was killed nobody polls for as long; renewed at each poll.
LEASE_SECONDS = LONG_POLL_SECONDS + 5


def run(settings: Collector, engine: Engine, holder: str) -> None:
    """Until SIGTERM: the spool every second, Telegram by long polling unless it calls us."""
    stopped = until_stopped()
    channels: dict[str, InboundChannel] = {
        TWILIO_SMS: TwilioReceiver(
            settings.twilio_account_sid,
            settings.twilio_auth_token.get_secret_value(),
            settings.public_webhook_url,
        ),
        TELEGRAM: TelegramReceiver("", fetched=True),
    }
    door = make_door(settings, engine, channels)
    token = settings.telegram_bot_token.get_secret_value()
    if token and not settings.telegram_webhook_secret.get_secret_value():
        poller = TelegramCollector(engine, door, BotApi(token, settings.telegram_api_url))
        Thread(
            target=_poll, args=(engine, poller, holder, stopped), name="telegram", daemon=True
        ).start()
    spool = SpoolCollector(
        Spool(settings.spool_dir, public_key(settings.keys_dir, "inbox")),
        SecretKey(key_bytes(settings.inbox_key, "INBOX_KEY")),
        door,
    )
    log().info("collector ready", state="ready")
    repeat(spool.collect, SPOOL_SECONDS, stopped)


def _poll(engine: Engine, poller: TelegramCollector, holder: str, stopped: Event) -> None:
    while not stopped.is_set():
        try:
            with transaction(engine) as session:
                mine = hold(session, LEASE, holder, utc_now(), LEASE_SECONDS)
            if mine and poller.poll():
                continue
        except SQLAlchemyError as error:
            log().error("database away", error=error, channel=TELEGRAM)
        stopped.wait(AWAY_SECONDS)
