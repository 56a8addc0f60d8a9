"""The collector: takes in what waits in spool and quarantine, and what carriers hold for us."""

import time
from collections.abc import Callable
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.processes.loop import repeat, until_stopped
from app.tasks.fetch_files import keep_fetching
from app.wiring.receiving import make_door, peppers_of, public_key
from app.wiring.reconciling import reconcile_now_and_then
from bots.media.fetch import MediaCollector
from bots.receiving.collector import LONG_POLL_SECONDS, SpoolCollector, TelegramCollector
from bots.receiving.from_quarantine import AcceptedCollector
from bots.receiving.receiver import Door
from bots.registry import media_sources, receivers
from bots.telegram.api import BotApi
from bots.telegram.settings import Receiving, Sending
from config.platform.database import transaction, utc_now
from config.platform.leases import hold
from config.platform.logs import log
from config.settings import Collector, key_bytes
from intake.inbox.spool import Spool
from intake.lines.line import TELEGRAM
from intake.monitoring.alarms import SPOOL_FULL
from intake.privacy.rotate_peppers import index_anew
from intake.reports.file_store import Files
from vault.sealing import SecretKey
from vault.trust import Trust

SPOOL_SECONDS = 1
PROBE_SECONDS = 60.0
AWAY_SECONDS = 3
LEASE = "telegram-polling"
# After a collector that was killed nobody polls for as long; renewed at each poll.
LEASE_SECONDS = LONG_POLL_SECONDS + 5


def run(settings: Collector, engine: Engine, holder: str) -> None:
    """Until SIGTERM: the spool every second, Telegram by long polling unless it calls us."""
    stopped = until_stopped()
    door = make_door(settings, engine, receivers(settings))
    telegram = settings.part(Sending)
    token = telegram.telegram_bot_token.get_secret_value()
    if token and not settings.part(Receiving).telegram_webhook_secret.get_secret_value():
        poller = TelegramCollector(engine, door, BotApi(token, telegram.telegram_api_url))
        Thread(
            target=_poll, args=(engine, poller, holder, stopped), name="telegram", daemon=True
        ).start()
    inbox = SecretKey(key_bytes(settings.inbox_key, "INBOX_KEY"))
    media = MediaCollector(
        engine, Trust(settings.trust_dir), inbox, media_sources(settings), Files(settings.files_dir)
    )
    Thread(
        target=keep_fetching, args=(engine, media, holder, stopped), name="media", daemon=True
    ).start()
    Thread(
        target=reconcile_now_and_then, args=(settings, engine, door, holder, stopped),
        name="reconcile", daemon=True,
    ).start()  # fmt: skip
    log().info("collector ready", state="ready")
    repeat(_local_work(settings, engine, door, inbox), SPOOL_SECONDS, stopped)


def _local_work(
    settings: Collector, engine: Engine, door: Door, inbox: SecretKey
) -> Callable[[], None]:
    """What waits on this host, and what a coordinator accepted; can the spool still be written?"""
    folder = Spool(settings.spool_dir, public_key(settings.keys_dir, "inbox"))
    spool = SpoolCollector(folder, inbox, door)
    believed = AcceptedCollector(engine, inbox, door)
    peppers = peppers_of(settings)
    probe_at = 0.0

    def once() -> None:
        nonlocal probe_at
        with transaction(engine) as session:
            index_anew(session, inbox, peppers, utc_now())
        spool.collect()
        believed.collect()
        if time.monotonic() >= probe_at:
            probe_at = time.monotonic() + PROBE_SECONDS
            if not folder.can_write():
                door.alarm(SPOOL_FULL, utc_now())

    return once


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
