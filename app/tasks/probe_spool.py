"""Raises an alarm when the spool can't be written: the next outage would lose messages."""

from datetime import datetime

from bots.receiving.receiver import Receiver
from intake.inbox.spool import Spool
from intake.monitoring.alarms import SPOOL_FULL


def probe_spool(spool: Spool, receiver: Receiver, now: datetime) -> None:
    """Tries this host's spool."""
    if not spool.can_write():
        receiver.alarm(SPOOL_FULL, now)
