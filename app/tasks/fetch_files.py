"""Fetching the files of messages: one at a time, by whichever collector holds the lease."""

from threading import Event

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bots.media.fetch import MediaCollector
from config.platform.database import transaction, utc_now
from config.platform.leases import hold
from config.platform.logs import log
from intake.reports.attachments import LEASE as FETCH_LEASE

EVERY_SECONDS = 1.0
LEASE = "media"
# Held anew before each file, for as long as one may take.
LEASE_SECONDS = int(FETCH_LEASE.total_seconds())


def keep_fetching(engine: Engine, collector: MediaCollector, holder: str, stopped: Event) -> None:
    """Until `stopped`; waits a second where there is nothing to fetch, or another does it."""
    while not stopped.is_set():
        try:
            with transaction(engine) as session:
                mine = hold(session, LEASE, f"{holder}/media", utc_now(), LEASE_SECONDS)
            if mine and collector.collect_one(utc_now()):
                continue
        except SQLAlchemyError as error:
            log().error("database away", error=error)
        except Exception as error:
            # Whatever one file did: it comes up again after its lease, the others go on.
            log().error("file not fetched", error=error)
        stopped.wait(EVERY_SECONDS)
