"""What a backup holds: every file with its hash, and every table with its number of rows."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from app.backup.errors import BackupFailed

NAME = "manifest.json"
FORMAT = 1
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class KeptFile:
    """One file of a backup: its size in bytes and its SHA-256, in hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Written last: a folder without it is no backup."""

    made_at: datetime
    version: str
    """Of the program that made it."""
    engine: str
    """sqlite or postgresql."""
    schema: str
    """The database's revision."""
    rows: Mapping[str, int]
    """By table."""
    files: Mapping[str, KeptFile]
    """By path inside the backup."""
    missing: tuple[str, ...] = ()
    """Sealed files that the database named and that were not on the disk when it was made."""


def hash_of(path: Path) -> KeptFile:
    """Reads a whole file. Raises OSError."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return KeptFile(size, digest.hexdigest())


def as_text(manifest: Manifest) -> str:
    """The manifest as it is written."""
    content = {"firedoor": f"backup/{FORMAT}", **asdict(manifest)}
    content["made_at"] = manifest.made_at.isoformat()
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Raises BackupFailed for a folder that is no backup, or whose manifest is damaged."""
    try:
        content = json.loads((folder / NAME).read_text("utf-8"))
    except FileNotFoundError:
        raise BackupFailed(
            f"{folder} holds no {NAME}, so it is no whole backup: name a folder firedoor-…"
        ) from None
    except (OSError, ValueError):
        raise BackupFailed(f"{folder / NAME} can't be read: take another backup") from None
    try:
        if content["firedoor"] != f"backup/{FORMAT}":
            raise BackupFailed(f"{folder} was made by another version of Firedoor: use that one")
        return Manifest(
            datetime.fromisoformat(content["made_at"]),
            content["version"],
            content["engine"],
            content["schema"],
            content["rows"],
            {path: KeptFile(**kept) for path, kept in content["files"].items()},
            tuple(content["missing"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BackupFailed(f"{folder / NAME} is damaged: take another backup") from None


def damaged(folder: Path, manifest: Manifest) -> list[str]:
    """The paths that are missing, changed or were added since the backup was made."""
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    } - {NAME}
    changed = {
        path
        for path in there & set(manifest.files)
        if (folder / path).is_symlink() or hash_of(folder / path) != manifest.files[path]
    }
    return sorted(changed | (there ^ set(manifest.files)))
