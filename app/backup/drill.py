"""Tries a backup: puts its database back into a place of its own, and looks whether all is there.

No key is needed and nothing sealed is opened.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, exists, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.backup.database import FILES, SQLITE, load_database, read_copy, refuse_filled
from app.backup.errors import BackupFailed
from app.backup.manifest import Manifest
from app.backup.postgres_copy import throwaway_database
from app.backup.restore import read_whole
from app.installation.migrate import migrate_to
from case_management.audit.log_texts import in_words
from case_management.audit.verify_log import known_checkpoints, verify_log
from config.platform.database import open_engine, reading
from config.settings import Common
from intake.reports.attachments import MediaFile
from intake.reports.file_store import Files
from intake.reports.thread import Message
from vault.checkpoints import CheckpointFolder
from vault.grants import Grant
from vault.organisations import Organisation
from vault.roster import RosterRefused
from vault.trust import NotTrusted, Trust


@dataclass(frozen=True)
class DrillReport:
    """What is in a backup, and what is wrong with it, a sentence each."""

    manifest: Manifest
    texts: int
    """Sealed texts, of workers and of members."""
    files: int
    """Sealed files."""
    organisations: int
    faults: tuple[str, ...]


def try_backup(settings: Common, source: Path, database_url: str = "") -> DrillReport:
    """`database_url`: an empty PostgreSQL database to use, where none may be made.

    Raises BackupFailed where it is not even whole.
    """
    source = source.absolute()
    manifest = read_whole(source)
    with _own_folder() as folder, _database(manifest, settings, database_url, folder) as url:
        load_database(manifest.engine, source / FILES[manifest.engine], url)
        engine = open_engine(url)
        try:
            faults = list(_counted(engine, manifest, source))
            # As a restore would go on: an older schema is brought to this program's.
            migrate_to(url)
            # A roster that is newer than the highest one is noted: not in the backup.
            if (source / "trust").is_dir():
                shutil.copytree(source / "trust", folder / "trust")
            return _looked_at(engine, manifest, folder / "trust", faults)
        except SQLAlchemyError as error:
            raise BackupFailed(
                f"the database of {source} can't be read ({type(error).__name__}): take another"
            ) from None
        finally:
            engine.dispose()


@contextmanager
def _own_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="firedoor-drill-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _database(
    manifest: Manifest, settings: Common, database_url: str, folder: Path
) -> Iterator[str]:
    if manifest.engine == SQLITE:
        yield f"sqlite:///{folder / 'firedoor.db'}"
    elif database_url:
        refuse_filled(database_url)
        yield database_url
    else:
        with throwaway_database(settings.database_url) as url:
            yield url


def _counted(engine: Engine, manifest: Manifest, source: Path) -> Iterator[str]:
    with engine.connect().execution_options(read_only=True) as connection:
        copy = read_copy(connection)
    for name in sorted({*manifest.rows, *copy.rows}):
        wanted, there = manifest.rows.get(name, 0), copy.rows.get(name, 0)
        if wanted != there:
            yield f"{name} has {there} rows, not {wanted}"
    if copy.schema != manifest.schema:
        yield f"the schema is {copy.schema}, not {manifest.schema}"
    kept = Files(source / "files")
    gone = [name for name in copy.sealed_files if not kept.path(name).is_file()]
    lost = sorted(set(gone) & set(manifest.missing))
    if lost:
        yield f"{len(lost)} sealed files were missing when it was made"


def _looked_at(
    engine: Engine, manifest: Manifest, trust_dir: Path, faults: list[str]
) -> DrillReport:
    trust, checkpoints = Trust(trust_dir), CheckpointFolder(trust_dir)
    with reading(engine) as session:
        faults += _without_key(session)
        organisations = list(session.scalars(select(Organisation).order_by(Organisation.name)))
        for one in organisations:
            found = verify_log(session, one.id, known_checkpoints(session, checkpoints, one.id))
            if found.touched is not None:
                faults.append(f"the audit log of {one.name}: {in_words(found)}")
            try:
                trust.roster(session, one.id)
            except NotTrusted:
                continue  # it waits for the operator, in the backup as outside
            except RosterRefused as refused:
                faults.append(f"{one.name}: {refused}")
        texts = select(func.count()).where(Message.body_sealed.is_not(None))
        return DrillReport(
            manifest,
            session.scalar(texts) or 0,
            sum(path.startswith("files/") for path in manifest.files),
            len(organisations),
            tuple(faults),
        )


def _without_key(session: Session) -> Iterator[str]:
    """Each sealed text and file has its key, sealed for somebody who may read it."""
    for kind, what in ((Message, "texts"), (MediaFile, "files")):
        granted = exists().where(Grant.record_id == kind.id)
        lacking = select(func.count()).where(kind.body_sealed.is_not(None), ~granted)
        count = session.scalar(lacking)
        if count:
            yield f"{count} sealed {what} have no key for anybody"
