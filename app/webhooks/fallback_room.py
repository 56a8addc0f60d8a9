"""How much the fallback receiver keeps, and from whom: nobody may fill it for all others.

It can't tell a carrier from a stranger, and carriers' addresses are not known. So each network has
a share of the folder and of each minute, and the first that it sends has room kept for it.
What is refused was not acknowledged: its carrier sends it again, or `firedoor reconcile` finds it.
"""

import shutil
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path
from secrets import token_bytes
from threading import Lock

from bots.carrier_requests import RawRequest
from config.platform.database import utc_now
from config.platform.logs import log
from config.settings import FallbackSettings
from intake.inbox.not_taken import NotTaken
from intake.inbox.shared_room import SharedRoom
from intake.inbox.spool import Spool
from vault.blind_index import tag

BLOCK = 4096
"""Bytes. What a file takes on the disk at least, so that the shortest request counts too."""
OVERHEAD = 2048
"""Bytes of a sealed file beside body, target and headers."""
KEPT_FREE = 200 * 1024 * 1024
"""Bytes of the disk that are never used: the system that the receiver runs on needs them."""
MINUTE = 60.0
LOOKED_EVERY = 30.0
"""Seconds. When it seems full, the folder is read anew: `firedoor collect` may have emptied it."""
_BITS = {4: 24, 6: 48}
"""Whoever rents one address has its neighbours for little money."""


class FallbackRoom:
    """For all threads of the one process that receives."""

    def __init__(
        self,
        spool: Spool,
        settings: FallbackSettings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock`: seconds, from any beginning."""
        self._spool = spool
        self._folder = settings.folder
        self._most = settings.fallback_room_mb * 1024 * 1024
        self._most_a_minute = settings.fallback_minute_mb * 1024 * 1024
        self._clock = clock
        self._lock = Lock()
        self._key = token_bytes(32)
        self._not_taken = NotTaken(self._folder)
        self._look()
        self._begin_minute()

    def sender(self, address: str | None) -> bytes:
        """A tag of the network that an address is in; it means nothing after this process."""
        return tag(self._key, "network", _network(address or ""))

    def take(self, sender: bytes, size: int) -> bool:
        """True where there is room for a file of so many bytes, which then is taken."""
        with self._lock:
            taken = self._in_minute(sender, size) and self._in_folder(sender, size)
            if taken:
                self._minute.add(sender, size)
                self._disk.add(sender, size)
            elif self._not_taken.add(utc_now()):
                log().error("no room", count=self._not_taken.count, state=f"{self._disk.percent} %")
        return taken

    def give_back(self, sender: bytes, size: int) -> None:
        """Nothing was written after all."""
        with self._lock:
            self._disk.add(sender, -size)

    def may_ask(self, sender: bytes, size: int) -> bool:
        """True where a question that costs as much as such a file may be answered."""
        with self._lock:
            may = self._in_minute(sender, size)
            if may:
                self._minute.add(sender, size)
        return may

    def figures(self) -> dict[str, int]:
        """How full the folder is, and how many requests were refused since the process began."""
        with self._lock:
            return {"percent_full": self._disk.percent, "refused": self._not_taken.count}

    def _in_minute(self, sender: bytes, size: int) -> bool:
        if self._clock() - self._minute_began >= MINUTE:
            self._begin_minute()
        return self._minute.admits(sender, size)

    def _in_folder(self, sender: bytes, size: int) -> bool:
        if not self._disk.admits(sender, size) and self._clock() - self._looked >= LOOKED_EVERY:
            self._look()
        return self._disk.admits(sender, size)

    def _begin_minute(self) -> None:
        self._minute_began = self._clock()
        self._minute = SharedRoom(self._most_a_minute)

    def _look(self) -> None:
        self._looked = self._clock()
        held = self._spool.held(BLOCK)
        usable = sum(held.values()) + max(0, _free(self._folder) - KEPT_FREE)
        self._disk = SharedRoom(min(self._most, usable), held)


def needed(request: RawRequest) -> int:
    """Bytes on the disk that a kept request takes, or a few more."""
    head = len(request.target) + sum(map(len, request.headers.values()))
    # A body is written as base64, and a character of the head as up to six.
    size = len(request.body) * 4 // 3 + head * 6 + OVERHEAD
    return -(-size // BLOCK) * BLOCK


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return str(ip_network((parsed, _BITS[parsed.version]), strict=False))


def _free(folder: Path) -> int:
    """Bytes that are free on the disk of a folder that may not be there yet."""
    for one in (folder, *folder.parents):
        if one.exists():
            return shutil.disk_usage(one).free
    return 0
