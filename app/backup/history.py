"""When this host last made a backup and last tried one, beside the database and not in it."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.backup.durable import write_file

FILE = "backups.json"
READABLE = 0o640
"""The dashboard runs as another user of the same group."""


@dataclass(frozen=True)
class BackupHistory:
    """Both times aware, in UTC; None for what never was."""

    made_at: datetime | None = None
    tried_at: datetime | None = None


def read_history(data_dir: Path) -> BackupHistory:
    """A file that is not there, or damaged, tells of nothing."""
    try:
        content = json.loads((data_dir / FILE).read_text("ascii"))
        return BackupHistory(_time(content["made_at"]), _time(content["tried_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return BackupHistory()


def note_made(data_dir: Path, at: datetime) -> None:
    """A whole backup was made."""
    _note(data_dir, lambda before: replace(before, made_at=at))


def note_tried(data_dir: Path, at: datetime) -> None:
    """A backup was put back on trial, and all was there."""
    _note(data_dir, lambda before: replace(before, tried_at=at))


def _note(data_dir: Path, change: Callable[[BackupHistory], BackupHistory]) -> None:
    after = asdict(change(read_history(data_dir)))
    content = {name: at.isoformat() if at else None for name, at in after.items()}
    write_file(data_dir / FILE, json.dumps(content).encode("ascii"), READABLE)


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written).astimezone(UTC) if written else None
