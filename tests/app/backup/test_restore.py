"""What was acknowledged before a backup is back after it, on an empty machine, and opens."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.backup.errors import BackupFailed
from app.backup.make import make_backup
from app.backup.manifest import NAME, as_text, read_manifest
from app.backup.restore import restore
from config.platform.database import open_engine, reading
from config.settings import ClerkSettings, Common, load
from intake.inbox.spool import Spool
from intake.reports.attachments import MediaFile, file_name
from intake.reports.file_store import Files
from tests.app.backup.conftest import WAITING, Installation
from tests.support.house import NOON
from tests.support.postgres import Cluster
from vault.trust import Trust

KEEP = timedelta(days=14)


@pytest.fixture
def empty(
    request: pytest.FixtureRequest, installation: Installation, tmp_path: Path
) -> ClerkSettings:
    """The settings of another machine, with nothing on it."""
    folder = tmp_path / "other"
    url = ""
    if installation.house.engine.dialect.name == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.empty()
    return load(ClerkSettings, firedoor_data_dir=folder, database_url=url)


def test_every_acknowledged_text_is_back(installation: Installation, empty: ClerkSettings) -> None:
    house = installation.house
    before = house.texts()
    made = make_backup(installation.settings, installation.target, KEEP, NOON)
    house.text("after the backup", sender="+12025550178")
    left = restore(empty, made.folder, None)
    assert any(one.startswith("Keys: ") for one in left)

    engine = open_engine(empty.database_url)
    back = replace(house, engine=engine, folder=empty.firedoor_data_dir)
    assert back.texts() == before
    spool = Spool(empty.spool_dir, b"")
    assert [spool.read(path, house.inbox) for path in spool.files()] == [WAITING]
    with reading(engine) as session:
        Trust(empty.trust_dir).roster(session, house.organisation_id)
        media = session.scalars(select(MediaFile)).one()
    for which in ("shown", "original"):
        name = file_name(media.id, which)
        sealed = Files(empty.files_dir).read(name)
        assert sealed == Files(installation.settings.files_dir).read(name)
    # The line goes on where it was.
    back.trust = Trust(empty.trust_dir)
    back.text("and one more", sender="+12025550179")
    assert "and one more" in back.texts()
    engine.dispose()


def test_nothing_is_overwritten(installation: Installation) -> None:
    made = make_backup(installation.settings, installation.target, KEEP, NOON)
    before = installation.house.texts()
    with pytest.raises(BackupFailed, match="nothing is overwritten"):
        restore(installation.settings, made.folder, None)
    for name in ("files", "spool", "trust"):
        shutil.rmtree(installation.settings.firedoor_data_dir / name)
    with pytest.raises(BackupFailed, match="nothing is overwritten"):
        restore(installation.settings, made.folder, None)
    assert installation.house.texts() == before


def other(small: Installation, tmp_path: Path) -> Common:
    return load(ClerkSettings, firedoor_data_dir=tmp_path / "other")


def test_a_damaged_one_is_refused_before_anything_is_written(
    small: Installation, tmp_path: Path
) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    next((made.folder / "spool").iterdir()).write_bytes(b"")
    with pytest.raises(BackupFailed, match="is not what it was"):
        restore(other(small, tmp_path), made.folder, None)
    assert not (tmp_path / "other").exists()


def test_one_of_a_newer_program_is_refused(small: Installation, tmp_path: Path) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    manifest = replace(read_manifest(made.folder), schema="9999", version="9.9")
    (made.folder / NAME).write_text(as_text(manifest))
    with pytest.raises(BackupFailed, match=r"Firedoor 9\.9"):
        restore(other(small, tmp_path), made.folder, None)
    assert not (tmp_path / "other").exists()


def test_one_of_another_engine_is_refused(small: Installation, tmp_path: Path) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    manifest = replace(read_manifest(made.folder), engine="postgresql")
    renamed = manifest.files["database.sqlite"]
    files = {**manifest.files, "database.dump": renamed}
    del files["database.sqlite"]
    (made.folder / "database.sqlite").rename(made.folder / "database.dump")
    (made.folder / NAME).write_text(as_text(replace(manifest, files=files)))
    with pytest.raises(BackupFailed, match="of the same kind"):
        restore(other(small, tmp_path), made.folder, None)


def test_after_one_that_broke_it_can_be_tried_again(
    small: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    settings = other(small, tmp_path)
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr("app.backup.restore.load_database", full)
        with pytest.raises(BackupFailed, match="No space left"):
            restore(settings, made.folder, None)
    restore(settings, made.folder, None)
    assert not list(settings.firedoor_data_dir.glob("*.restoring"))


def test_folders_made_beforehand_keep_their_rights(small: Installation, tmp_path: Path) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    settings = other(small, tmp_path)
    for name in ("files", "trust"):
        (settings.firedoor_data_dir / name).mkdir(parents=True, mode=0o750)
    restore(settings, made.folder, None)
    assert settings.files_dir.stat().st_mode & 0o777 == 0o750
    assert len(list(settings.files_dir.rglob("*.sealed"))) == 2
