"""What is left of a worker who was erased: the database's own log, and files on the disk."""

from pathlib import Path

from sqlalchemy import Engine, select, update

from config.platform.database import reading, transaction
from intake.privacy.erase_worker import DoomedFile, Erasure
from intake.reports.file_store import Files


def clean(engine: Engine, files_dir: Path) -> bool:
    """True when nothing is left to be cleaned.

    SQLite zeroes what it deletes (secure_delete); its write-ahead log still has the pages as they
    were, until it is written into the file and cut to nothing. PostgreSQL has its vacuum and its
    own log, which are the operator's (docs/copies.md).
    """
    with reading(engine) as session:
        erased = list(session.scalars(select(Erasure.id).where(Erasure.cleaned.is_(False))))
        doomed = list(session.scalars(select(DoomedFile.name).limit(500)))
    files = Files(files_dir)
    for name in doomed:
        files.remove(name)
    if doomed:
        with transaction(engine) as session:
            for name in doomed:
                session.delete(session.get_one(DoomedFile, name))
    if not erased:
        return True
    with transaction(engine) as session:
        session.execute(update(Erasure).where(Erasure.id.in_(erased)).values(cleaned=True))
    if cut_log(engine):
        return True
    # Somebody was reading: the next round tries again.
    with transaction(engine) as session:
        session.execute(update(Erasure).where(Erasure.id.in_(erased)).values(cleaned=False))
    return False


def cut_log(engine: Engine) -> bool:
    """Writes SQLite's log into the file and cuts it; False while a reader holds it open."""
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        row = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return row is not None and row[0] == 0
