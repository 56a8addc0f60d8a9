"""What is copied of a database, on both engines, is of one moment and complete."""

from pathlib import Path

import pytest

from app.backup.database import dump_database, load_database, refuse_filled
from app.backup.errors import BackupFailed
from app.installation.migrate import migrate_to
from tests.app.backup.conftest import Installation
from tests.support.postgres import Cluster


def test_rows_schema_and_files_are_told(installation: Installation, tmp_path: Path) -> None:
    copy = dump_database(installation.settings.database_url, tmp_path / "dump")
    assert copy.rows["contacts"] == 3
    assert len(copy.schema) == 4
    assert [name.partition("-")[2] for name in copy.sealed_files] == ["shown", "original"]


def test_a_database_without_a_schema_is_no_installation(tmp_path: Path, postgres: Cluster) -> None:
    (tmp_path / "empty.db").touch()
    for number, url in enumerate((f"sqlite:///{tmp_path / 'empty.db'}", postgres.empty())):
        refuse = pytest.raises(BackupFailed)
        with refuse:
            dump_database(url, tmp_path / f"dump{number}")


def test_what_is_filled_is_refused(tmp_path: Path, postgres: Cluster) -> None:
    refuse_filled(postgres.empty())
    refuse_filled(f"sqlite:///{tmp_path / 'new.db'}")
    migrate_to(f"sqlite:///{tmp_path / 'old.db'}")
    for url in (postgres.migrated(), f"sqlite:///{tmp_path / 'old.db'}"):
        with pytest.raises(BackupFailed, match="nothing is overwritten"):
            refuse_filled(url)
    with pytest.raises(BackupFailed, match="can't be reached"):
        refuse_filled(postgres.url("nowhere"))


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="same kind"):
        load_database("postgresql", tmp_path / "dump", f"sqlite:///{tmp_path / 'new.db'}")
