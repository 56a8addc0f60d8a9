"""Writing that survives a power cut: first under another name, synced, then put in its place."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex

from app.backup.manifest import KeptFile, hash_of

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(path: Path) -> None:
    """A folder, and those above it, for its owner alone."""
    path.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)


def copy_file(source: Path, target: Path, mode: int = PRIVATE) -> KeptFile:
    """Copies one file, synced to the disk, and reads back what lies there. Raises OSError."""
    make_folder(target.parent)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as written:
        os.fchmod(descriptor, mode)
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(descriptor)
    return hash_of(target)


def write_file(path: Path, content: bytes, mode: int = PRIVATE) -> None:
    """Puts a whole file in its place, or none; one that was there is replaced. Raises OSError."""
    make_folder(path.parent)
    temporary = path.with_name(f"{path.name}.{token_hex(8)}.new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, mode)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """For what another program wrote."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Makes the names in a folder durable."""
    sync_file(path)


def publish(temporary: Path, final: Path) -> None:
    """Gives a whole folder its name, once all in it is on the disk."""
    for folder in (*_folders(temporary), temporary):
        sync_folder(folder)
    temporary.rename(final)
    sync_folder(final.parent)


def _folders(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_dir())
