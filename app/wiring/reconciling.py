"""Puts a reconciler together, and runs it every quarter of an hour in one collector."""

from datetime import timedelta
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bots.receiving.from_carrier_list import Reconciler
from bots.receiving.receiver import Door
from bots.registry import inbound_lists
from config.platform.database import transaction, utc_now
from config.platform.leases import hold
from config.platform.logs import log
from config.policy.policy import load_policy
from config.settings import Collector

LEASE = "reconcile"
LEASE_SECONDS = 60
LOOK_SECONDS = 10.0


def make_reconciler(
    settings: Collector, engine: Engine, door: Door, look_back: timedelta | None = None
) -> Reconciler:
    """Looks back as far as the policy lets it, never further."""
    furthest = timedelta(days=load_policy(settings.policy_file).retention.reconcile)
    return Reconciler(
        engine, door, inbound_lists(settings), min(look_back or furthest, furthest),
        timedelta(seconds=settings.reconcile_grace_seconds),
    )  # fmt: skip


def reconcile_now_and_then(
    settings: Collector, engine: Engine, door: Door, holder: str, stopped: Event
) -> None:
    """Until `stopped`; whoever holds the lease asks, at once and then as often as is set."""
    reconciler = make_reconciler(settings, engine, door)
    every = timedelta(seconds=settings.reconcile_seconds)
    asked_at = None
    while not stopped.is_set():
        now = utc_now()
        try:
            with transaction(engine) as session:
                mine = hold(session, LEASE, holder, now, LEASE_SECONDS)
            if mine and (asked_at is None or now - asked_at >= every):
                asked_at = now
                for found in reconciler.run(now):
                    log().info("reconciled", count=found.imported, channel=found.channel,
                               state=found.state)  # fmt: skip
        except SQLAlchemyError as error:
            log().error("database away", error=error)
        stopped.wait(min(LOOK_SECONDS, settings.reconcile_seconds))
