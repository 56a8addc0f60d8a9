"""Raises an alarm when the spool can't be written: the next outage would lose messages."""

from datetime import datetime

from bots.receiving.receiver import Door
from intake.inbox.spool import Spool
from intake.monitoring.alarms import SPOOL_FULL


def probe_spool(spool: Spool, door: Door, now: datetime) -> None:
    """Tries this host's spool."""
    if not spool.can_write():
        door.alarm(SPOOL_FULL, now)
