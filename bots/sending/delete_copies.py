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
    claim,
    settle,
    try_again,
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
        list(self._pool.map(self._do, self._jobs(rows)))
        return len(rows)

    def _jobs(self, rows: Iterable[ClaimedCopy]) -> list[_Job]:
        """Calls to make; what can't be asked of any carrier is settled at once."""
        now = utc_now()
        together: defaultdict[tuple[str, str], list[_Opened]] = defaultdict(list)
        for row in rows:
            if not self._on:
                self._end([row], CopyEvent.REFUSED, SWITCHED_OFF)
            elif row.expires_at <= now:
                self._end([row], CopyEvent.REFUSED, TOO_OLD)
            elif row.channel not in self._deleters:
                self._end([row], CopyEvent.AGAIN, AWAY)
            else:
                try:
                    copy = row.copy(self._courier)
                except (DoesNotOpen, ValueError, KeyError):
                    self._end([row], CopyEvent.REFUSED, UNREADABLE)
                else:
                    together[row.channel, copy.address].append((row, copy))
        return [
            (self._deleters[channel], address, part)
            for (channel, address), found in together.items()
            for part in _parts(found, self._deleters[channel].at_once)
        ]

    def _do(self, job: _Job) -> None:
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
        self._end([row for row, _ in part], event, code)

    def _end(self, rows: Iterable[ClaimedCopy], event: CopyEvent, code: str | None = None) -> None:
        with transaction(self._engine) as session:
            for row in rows:
                if event is CopyEvent.AGAIN:
                    try_again(session, row, utc_now(), code or "")
                else:
                    settle(session, row, event, code)


def _parts(found: list[_Opened], size: int) -> list[tuple[_Opened, ...]]:
    return [tuple(found[start : start + size]) for start in range(0, len(found), size)]
