"""Makes one backup: a folder that has its name only when all of it is on the disk.

The order is what makes it whole. A text waits in the spool until it is in the database, so the
spool is copied first. The highest roster that this host has seen must not be newer than the
database's, so the trust folder comes before it, too. Sealed files are written before the database
names them, so they come last.
"""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.backup import manifest as manifests
from app.backup.database import FILES, dump_database, engine_name, sealed_files
from app.backup.durable import copy_file, make_folder, publish, write_file
from app.backup.errors import BackupFailed
from app.backup.history import note_made
from app.backup.manifest import KeptFile, Manifest, hash_of
from app.backup.sealed_keys import SUFFIX, seal_keys
from config.platform.database import open_engine
from config.platform.version import version
from config.settings import Common
from intake.reports.file_store import Files

PREFIX = "firedoor-"
STAMP = "%Y%m%dT%H%M%SZ"
PARTIAL = ".partial"
BEFORE_THE_DATABASE = ("spool", "fallback", "trust")
"""Folders of the data folder, under the same names in a backup."""
UNFINISHED = (".new", ".probe")


@dataclass(frozen=True)
class MadeBackup:
    """What was made, and which older ones went."""

    folder: Path
    manifest: Manifest
    removed: tuple[str, ...]


def make_backup(settings: Common, target: Path, keep: timedelta, now: datetime) -> MadeBackup:
    """Makes `TARGET/firedoor-…`, then removes those older than `keep`.

    Raises BackupFailed; what was half made is gone then.
    """
    try:
        make_folder(target)
        with _only_one(target):
            _remove_partial(target)
            made = _make(settings, target / f"{PREFIX}{now:{STAMP}}", now)
            removed = _remove_old(target, now - keep)
            note_made(settings.firedoor_data_dir, now)
    except OSError as error:
        raise BackupFailed(f"{target} can't be written ({error.strerror}): see its disk") from None
    except SQLAlchemyError:
        raise BackupFailed("the database can't be reached: check DATABASE_URL") from None
    return MadeBackup(target / f"{PREFIX}{now:{STAMP}}", made, removed)


def seal_keys_beside(
    settings: Common, made: MadeBackup, target: Path, more: Sequence[Path]
) -> tuple[Path, int]:
    """Writes the keys that belong to a backup into another folder; gives the file, and how many
    files are sealed in it. Raises BackupFailed, Refused.
    """
    if target.resolve() == made.folder.parent.resolve():
        raise BackupFailed("keys and backup belong in two places: name another folder for --keys")
    path = target / f"{made.folder.name}{SUFFIX}"
    try:
        count = seal_keys(settings.keys_dir, more, made.folder.name, path)
    except OSError as error:
        raise BackupFailed(f"the keys can't be sealed to {target} ({error.strerror})") from None
    return path, count


def _make(settings: Common, final: Path, now: datetime) -> Manifest:
    if final.exists():
        raise BackupFailed(f"{final} exists: wait a second")
    partial = final.with_name(f".{final.name}{PARTIAL}")
    make_folder(partial)
    try:
        made = _fill(settings, partial, now)
        write_file(partial / manifests.NAME, manifests.as_text(made).encode())
        publish(partial, final)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return made


def _fill(settings: Common, partial: Path, now: datetime) -> Manifest:
    data, files = settings.firedoor_data_dir, dict[str, KeptFile]()
    for name in BEFORE_THE_DATABASE:
        files |= _copy_folder(data / name, partial, name)
    for public in sorted(settings.keys_dir.glob("*.pub")):
        files[f"keys/{public.name}"] = copy_file(public, partial / "keys" / public.name)
    engine = engine_name(settings.database_url)
    database = partial / FILES[engine]
    copy = dump_database(settings.database_url, database)
    files[FILES[engine]] = hash_of(database)
    kept, missing = _copy_sealed(settings, copy.sealed_files, partial)
    return Manifest(now, version(), engine, copy.schema, copy.rows, files | kept, missing)


def _copy_folder(source: Path, partial: Path, name: str) -> dict[str, KeptFile]:
    """All whole files of a folder; one that goes meanwhile is in the database by then."""
    found: dict[str, KeptFile] = {}
    if not source.is_dir():
        return found
    for path in sorted(source.iterdir()):
        if path.is_file() and not any(mark in path.name for mark in UNFINISHED):
            try:
                found[f"{name}/{path.name}"] = copy_file(path, partial / name / path.name)
            except FileNotFoundError:
                (partial / name / path.name).unlink(missing_ok=True)
    return found


def _copy_sealed(
    settings: Common, names: Iterable[str], partial: Path
) -> tuple[dict[str, KeptFile], tuple[str, ...]]:
    """The files that the database named, and the names of those that are missing for no reason."""
    live, copied = Files(settings.files_dir), Files(partial / "files")
    found: dict[str, KeptFile] = {}
    gone = []
    for name in names:
        target = copied.path(name)
        try:
            found[target.relative_to(partial).as_posix()] = copy_file(live.path(name), target)
        except FileNotFoundError:
            target.unlink(missing_ok=True)
            gone.append(name)
    if not gone:
        return found, ()
    engine = open_engine(settings.database_url)
    try:
        with engine.connect().execution_options(read_only=True) as connection:
            still = set(sealed_files(connection))
    finally:
        engine.dispose()
    # A worker may have been erased while the backup was made.
    return found, tuple(name for name in gone if name in still)


@contextmanager
def _only_one(target: Path) -> Iterator[None]:
    descriptor = os.open(target, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupFailed(f"another backup to {target} is being made: wait for it") from None
        yield
    finally:
        os.close(descriptor)


def _remove_partial(target: Path) -> None:
    for left in target.glob(f".{PREFIX}*{PARTIAL}"):
        shutil.rmtree(left)


def _remove_old(target: Path, before: datetime) -> tuple[str, ...]:
    """Erasure reaches backups by this alone: what a worker took back is in none for longer."""
    oldest = f"{PREFIX}{before:{STAMP}}"
    removed = []
    for path in sorted(target.glob(f"{PREFIX}*")):
        if path.is_dir() and (path / manifests.NAME).is_file() and path.name < oldest:
            # Under another name first: a half removed one must not look whole.
            going = path.with_name(f".{path.name}{PARTIAL}")
            path.rename(going)
            shutil.rmtree(going)
            removed.append(path.name)
    return tuple(removed)
