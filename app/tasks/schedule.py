"""The table of tasks: what comes again in the clerk and in the collector.

A new task is a file in this folder and a row here.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine

from app.installation.keys import public_key
from app.tasks.clean_erased import clean
from app.tasks.close_polls import close_polls
from app.tasks.complete_reports import complete_reports
from app.tasks.daily_alarm import ring_daily_alarm
from app.tasks.follow_transfers import follow_transfers
from app.tasks.freeze_publications import ask_for_publications
from app.tasks.late_cases import tell_of_late
from app.tasks.line_silence import look_for_silent_lines
from app.tasks.probe_spool import probe_spool
from app.tasks.prove_transfers import prove_transfers
from app.tasks.reconcile import reconcile
from app.tasks.retention import keep_retention
from app.tasks.ring_alarms import ring_alarms
from app.tasks.rotate_index import rotate_index
from app.tasks.take_checkpoints import take_checkpoints
from app.tasks.task import Task
from app.tasks.verify_logs import ask_the_desk
from app.tasks.watch import watch_cases, watch_factories
from app.wiring.receiving import make_receiver, peppers_of
from app.wiring.reconciling import make_reconciler
from bots.channel import Poller
from bots.media.fetch import MediaCollector
from bots.receiving.from_quarantine import QuarantineCollector
from bots.receiving.from_spool import SpoolCollector
from bots.receiving.receiver import Receiver
from bots.registry import media_sources, pollers, receivers
from config.platform.logs import log
from config.platform.queues import Bell
from config.policy.policy import load_policy
from config.settings import ClerkSettings, CollectorSettings, key_bytes
from intake.inbox.spool import Spool
from intake.reports.file_store import Files
from vault.checkpoints import CheckpointFolder, CheckpointKey
from vault.sealing import SecretKey
from vault.trust import Trust

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
LEASE = timedelta(seconds=30)
POLL_LEASE_MARGIN = 5 * SECOND
"""After a collector that was killed nobody polls for one poll and so long; renewed at each poll."""


def clerk_tasks(settings: ClerkSettings, engine: Engine) -> tuple[Task, ...]:
    """Clocks, alarms, and what must be forgotten. Raises PolicyError."""
    policy = load_policy(settings.policy_file)
    bell = Bell(settings.redis_url or None)
    files = settings.files_dir
    return (
        Task("alarms", 2 * SECOND, LEASE, lambda now: ring_alarms(engine, policy, bell, now)),
        Task("late", MINUTE, LEASE, lambda now: tell_of_late(engine, policy, bell, now)),
        Task("test alarm", MINUTE, LEASE, lambda now: ring_daily_alarm(engine, bell, now)),
        Task("reports", 2 * SECOND, LEASE, lambda now: complete_reports(engine, policy, now)),
        Task("polls", 2 * SECOND, LEASE, lambda now: close_polls(engine, policy, bell, now)),
        Task(
            "transfers",
            2 * SECOND,
            LEASE,
            lambda now: follow_transfers(engine, policy, bell, now),
        ),
        Task(
            "watch",
            10 * SECOND,
            LEASE,
            lambda now: watch_cases(engine, policy, bell, now),
        ),
        Task(
            "dismissals",
            MINUTE,
            LEASE,
            lambda now: watch_factories(engine, policy, bell, now),
        ),
        Task("silence", 10 * MINUTE, LEASE, lambda now: look_for_silent_lines(engine, now)),
        Task("retention", MINUTE, LEASE, lambda now: keep_retention(engine, policy, now)),
        Task("erased", 2 * SECOND, LEASE, lambda _: clean(engine, files)),
        Task(
            "publications",
            HOUR,
            LEASE,
            lambda now: ask_for_publications(settings, engine, policy, now),
        ),
        Task("logs", HOUR, LEASE, lambda _: ask_the_desk(settings.redis_url)),
        *_checkpoints(settings, engine, bell),
    )


def _checkpoints(settings: ClerkSettings, engine: Engine, bell: Bell) -> tuple[Task, ...]:
    """None without the key: alarms must ring all the same, and `doctor` says what is missing."""
    if not settings.audit_key.get_secret_value():
        log().error("checkpoints", state="no AUDIT_KEY")
        return ()
    key = CheckpointKey(key_bytes(settings.audit_key, "AUDIT_KEY"))
    folder, trust = CheckpointFolder(settings.trust_dir), Trust(settings.trust_dir)
    return (
        Task(
            "checkpoints",
            MINUTE,
            LEASE,
            lambda now: take_checkpoints(engine, folder, trust, key, bell, now),
        ),
    )


def collector_tasks(settings: CollectorSettings, engine: Engine) -> tuple[Task, ...]:
    """What waits in spool and quarantine, and what carriers hold for us. Raises Refused."""
    receiver = make_receiver(settings, engine, receivers(settings))
    inbox = SecretKey(key_bytes(settings.inbox_key, "INBOX_KEY"))
    spool = Spool(settings.spool_dir, public_key(settings.keys_dir, "inbox"))
    peppers = peppers_of(settings)
    spooled = SpoolCollector(spool, inbox, receiver)
    accepted = QuarantineCollector(engine, inbox, receiver)
    trust = Trust(settings.trust_dir)
    media = MediaCollector(
        engine, trust, peppers.receiver, inbox, media_sources(settings), Files(settings.files_dir)
    )
    reconciler = make_reconciler(settings, engine, receiver)
    often = settings.reconcile_seconds * SECOND
    return (
        Task("peppers", SECOND, None, lambda now: rotate_index(engine, inbox, peppers, now)),
        Task("spool", SECOND, None, lambda _: spooled.collect()),
        Task("quarantine", SECOND, None, lambda _: accepted.collect()),
        Task("spool-probe", MINUTE, None, lambda now: probe_spool(spool, receiver, now)),
        Task("media", SECOND, None, media.collect_one, again=True),
        Task(
            "proofs of transfers",
            10 * SECOND,
            LEASE,
            lambda _: prove_transfers(engine, trust, peppers.receiver),
        ),
        Task("reconcile", often, MINUTE, lambda now: reconcile(reconciler, now)),
        *_polling(settings, engine, receiver),
    )


def _polling(settings: CollectorSettings, engine: Engine, receiver: Receiver) -> tuple[Task, ...]:
    """Of every channel whose carrier does not call our webhook."""
    return tuple(
        Task(
            f"{poller.name}-polling",
            3 * SECOND,
            poller.longest_seconds * SECOND + POLL_LEASE_MARGIN,
            _run(poller),
            again=True,
        )
        for poller in pollers(settings, engine, receiver.receive_fetched).values()
    )


def _run(poller: Poller) -> Callable[[datetime], bool]:
    return lambda _: poller.poll()
