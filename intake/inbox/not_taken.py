"""How many requests a fallback receiver refused, in a file beside those that it keeps.

Whoever collects the folder learns from it that carriers may still have something for us.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

NAME = "not-taken.json"
WRITTEN_EVERY = timedelta(minutes=1)
"""A flood of refusals must not become a flood of writes."""


@dataclass(frozen=True)
class NotTakenNote:
    """At least so many requests, and when the first and the last of them came (ISO 8601)."""

    count: int
    first: str
    last: str


class NotTaken:
    """Counts for one process. Not for several threads at once: the caller holds a lock."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._unwritten = 0
        self._written_at: datetime | None = None
        self.count = 0
        """Since this process began."""

    def add(self, now: datetime) -> bool:
        """One more; True where it was time to write it down, and to say it in the log."""
        self.count += 1
        self._unwritten += 1
        if self._written_at is not None and now - self._written_at < WRITTEN_EVERY:
            return False
        self._written_at = now
        before = read_not_taken(self._path.parent)
        note = NotTakenNote(
            (before.count if before else 0) + self._unwritten,
            before.first if before else now.isoformat(),
            now.isoformat(),
        )
        with suppress(OSError):
            temporary = self._path.with_suffix(".json.new")
            temporary.write_text(json.dumps(asdict(note)), "ascii")
            temporary.rename(self._path)
            self._unwritten = 0
        return True


def read_not_taken(folder: Path) -> NotTakenNote | None:
    """What the folder's receiver noted; None where it refused nothing, or the note is damaged."""
    try:
        note = NotTakenNote(**json.loads((folder / NAME).read_text("ascii")))
        datetime.fromisoformat(note.first)
        datetime.fromisoformat(note.last)
        return NotTakenNote(int(note.count), note.first, note.last)
    except (OSError, ValueError, TypeError):
        return None


def forget_not_taken(folder: Path) -> None:
    """Removes the note: somebody has read it."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
