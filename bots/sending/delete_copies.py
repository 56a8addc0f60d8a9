"""Removes the copies that carriers keep, once what they are copies of is safe with us.

No transaction is open while a carrier is called. Deleting is the same the second time, so a crash
between the call and its record only asks again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from bots.channel import CopyDeleter
from bots.errors import SendError
from config.platform.database import transaction, utc_now
from config.platform.logs import log
from intake.outbox.carrier_copies import (
    SWITCHED_OFF,
    TOO_OLD,
    ClaimedCopy,
    Copy,
    CopyOutcome,
    claim,
    settle,
)
from intake.outbox.copy_states import CopyEvent
from vault.sealing import DoesNotOpen, SecretKey

WORKERS = 4
UNREADABLE = "unreadable"
AWAY = "away"


_Opened = tuple[ClaimedCopy, Copy]
_Job = tuple[CopyDeleter, str, tuple[_Opened, ...]]


class CopyDeletion:
    """Holds the courier's key; any number may run, on any host.

    With `on` false nothing is deleted anywhere, and the ledger says so.
    """

    def __init__(
        self,
        engine: Engine,
        courier: SecretKey,
        deleters: Mapping[str, CopyDeleter],
        on: bool = True,
    ) -> None:
        self._engine = engine
        self._courier = courier
        self._deleters = deleters
        self._on = on
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="remove")

    def remove(self, at_most: int = 100) -> int:
        """Removes up to `at_most` copies that are due; gives how many were looked at."""
        with transaction(self._engine) as session:
            rows = claim(session, utc_now(), at_most)
        outcomes, jobs = self._jobs(rows)
        for ended in self._pool.map(self._do, jobs):
            outcomes += ended
        if outcomes:
            with transaction(self._engine) as session:
                settle(session, outcomes, utc_now())
        return len(rows)

    def _jobs(self, rows: Iterable[ClaimedCopy]) -> tuple[list[CopyOutcome], list[_Job]]:
        """What ends without any call, and the calls to make."""
        now = utc_now()
        ended: list[CopyOutcome] = []
        together: defaultdict[tuple[str, str], list[_Opened]] = defaultdict(list)
        for row in rows:
            if not self._on:
                ended.append(CopyOutcome(row, CopyEvent.REFUSED, SWITCHED_OFF))
            elif row.expires_at <= now:
                ended.append(CopyOutcome(row, CopyEvent.REFUSED, TOO_OLD))
            elif row.channel not in self._deleters:
                ended.append(CopyOutcome(row, CopyEvent.AGAIN, AWAY))
            else:
                try:
                    copy = row.copy(self._courier)
                except (DoesNotOpen, ValueError, KeyError):
                    ended.append(CopyOutcome(row, CopyEvent.REFUSED, UNREADABLE))
                else:
                    together[row.channel, copy.address].append((row, copy))
        return ended, [
            (self._deleters[channel], address, part)
            for (channel, address), found in together.items()
            for part in _parts(found, self._deleters[channel].at_once)
        ]

    def _do(self, job: _Job) -> list[CopyOutcome]:
        deleter, address, part = job
        code = None
        try:
            had = deleter.delete(address, [copy.id for _, copy in part])
            event = CopyEvent.DELETED if had else CopyEvent.ABSENT
        except SendError as error:
            event, code = CopyEvent.AGAIN if error.retryable else CopyEvent.REFUSED, error.code
        except Exception as error:  # one that breaks must not hold up all others
            log().error("removal broke", error=error, channel=deleter.name)
            event, code = CopyEvent.AGAIN, "broke"
        return [CopyOutcome(row, event, code) for row, _ in part]


def _parts(found: list[_Opened], size: int) -> list[tuple[_Opened, ...]]:
    return [tuple(found[start : start + size]) for start in range(0, len(found), size)]
