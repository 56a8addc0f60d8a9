"""Asks the carriers what they received for our lines, and takes in what never reached us."""

from datetime import datetime

from bots.receiving.from_carrier_list import Reconciler
from config.platform.logs import log


def reconcile(reconciler: Reconciler, now: datetime) -> None:
    """Asks each carrier that can be asked, and logs what was found."""
    for line in reconciler.run(now):
        log().info("reconciled", count=line.imported, channel=line.channel, state=line.state)
