"""What the bot has not been told yet: updates, in order, until it confirms them by polling."""

import threading
import time
from dataclasses import dataclass
from typing import Any

from bots.practice.habits import Habits
from bots.practice.telegram.errors import TelegramError

SERVICE = "telegram"
LOOK_SECONDS = 0.1
POLLED_ELSEWHERE = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)


@dataclass(frozen=True)
class Update:
    """One thing that happened in a chat; `date` is in Unix seconds, `since` by `time.monotonic`."""

    update_id: int
    chat: int
    date: int
    kind: str
    content: dict[str, Any]
    since: float

    def as_json(self) -> dict[str, Any]:
        """Return the Bot API's Update object."""
        return {"update_id": self.update_id, self.kind: self.content}


class Updates:
    """The bot's queue. `changed` is shared with who delivers from it."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits
        self.changed = threading.Condition()
        self._pending: list[Update] = []
        # Telegram starts anywhere and counts up; zero would hide a reader that tests for truth.
        # Ids of before a restart are known to whoever listens, and would be taken for told twice.
        self._last_id = int(time.time())
        self._poll = 0

    def add(self, chat: int, kind: str, content: dict[str, Any]) -> int:
        """Queue an update and return its id."""
        with self.changed:
            self._last_id += 1
            update = Update(self._last_id, chat, int(time.time()), kind, content, time.monotonic())
            self._pending.append(update)
            self.changed.notify_all()
            return update.update_id

    def poll(self, offset: int, limit: int, timeout: float, kinds: list[str]) -> list[Update]:
        """Confirm all below `offset`, then return up to `limit` updates, waiting for the first.

        `kinds` not empty leaves out all others, which are then confirmed too. Raises
        TelegramError 409 when another poll or a webhook takes over.
        """
        deadline = time.monotonic() + timeout
        with self.changed:
            self._poll += 1
            mine = self._poll
            self.changed.notify_all()
            # A confirmation that was lost brings all of it once more.
            again = len(self._habits.pauses(SERVICE)) > 1
            self._pending = [
                update
                for update in self._pending
                if (again or update.update_id >= offset) and (not kinds or update.kind in kinds)
            ]
            while not (found := self._due()):
                left = deadline - time.monotonic()
                if left <= 0:
                    return []
                self.changed.wait(min(left, LOOK_SECONDS) if self._pending else left)
                if mine != self._poll:
                    raise TelegramError(409, POLLED_ELSEWHERE)
            return found[:limit]

    def _due(self) -> list[Update]:
        """Those that are old enough; a poll gets them in order, however late they are."""
        until = time.monotonic() - self._habits.of(SERVICE).late
        return [update for update in self._pending if update.since <= until]

    def stop_polls(self) -> None:
        """End the poll that is waiting, because a webhook takes over."""
        with self.changed:
            self._poll += 1
            self.changed.notify_all()

    def head(self, chat: int) -> Update | None:
        """Return the oldest pending update of a chat."""
        with self.changed:
            return next((update for update in self._pending if update.chat == chat), None)

    def some(self, chat: int) -> Update | None:
        """Return any pending update of a chat."""
        with self.changed:
            found = [update for update in self._pending if update.chat == chat]
            return found[self._habits.any_of(len(found))] if found else None

    def done(self, update_id: int) -> None:
        """Forget one update: delivered, or given up."""
        with self.changed:
            self._pending = [u for u in self._pending if u.update_id != update_id]

    def drop_all(self) -> None:
        """Forget all pending updates."""
        with self.changed:
            self._pending = []

    def chats(self) -> set[int]:
        """Return the chats that have something pending."""
        with self.changed:
            return {update.chat for update in self._pending}

    def count(self) -> int:
        """Return how many updates are pending."""
        with self.changed:
            return len(self._pending)
