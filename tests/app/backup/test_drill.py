"""A backup is tried without any key, and what is wrong with it is found."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from app.backup.drill import try_backup
from app.backup.errors import BackupFailed
from app.backup.make import make_backup
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from tests.app.backup.conftest import TEXTS, Installation
from tests.support.house import NOON
from vault.grants import Grant

KEEP = timedelta(days=14)


def test_a_whole_one_is_well_and_not_changed(installation: Installation) -> None:
    made = make_backup(installation.settings, installation.target, KEEP, NOON)
    report = try_backup(installation.settings, made.folder)
    assert report.faults == ()
    assert (report.texts >= len(TEXTS), report.files, report.organisations) == (True, 2, 1)
    # Tried twice: nothing of it was changed.
    assert try_backup(installation.settings, made.folder) == report


def test_every_flipped_byte_is_found(small: Installation) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    for name in made.manifest.files:
        path = made.folder / name
        whole = path.read_bytes()
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        with pytest.raises(BackupFailed, match="is not what it was"):
            try_backup(small.settings, made.folder)
        path.write_bytes(whole)
    assert try_backup(small.settings, made.folder).faults == ()


def test_a_file_too_few_or_too_many_is_found(small: Installation) -> None:
    made = make_backup(small.settings, small.target, KEEP, NOON)
    shutil.copytree(made.folder, small.target / "fewer")
    next((small.target / "fewer" / "trust").iterdir()).unlink()
    (made.folder / "trust" / "strange.json").write_text("{}")
    for folder in (small.target / "fewer", made.folder):
        with pytest.raises(BackupFailed, match="is not what it was"):
            try_backup(small.settings, folder)


def test_a_text_without_its_key_is_found(small: Installation) -> None:
    with transaction(small.house.engine) as session:
        session.execute(delete(Grant))
    made = make_backup(small.settings, small.target, KEEP, NOON)
    faults = try_backup(small.settings, made.folder).faults
    assert len(faults) == 2 and all("have no key for anybody" in one for one in faults)


def test_an_edited_log_is_found(small: Installation) -> None:
    with transaction(small.house.engine) as session:
        organisation, member = small.house.organisation_id, small.house.member_id
        for _ in range(2):
            record(session, organisation, member, AuditAction.SIGN_IN, member, NOON)
    sound = make_backup(small.settings, small.target, KEEP, NOON)
    assert try_backup(small.settings, sound.folder).faults == ()
    with transaction(small.house.engine) as session:
        session.execute(update(AuditEntry).values(actor_id="0" * 32))
    made = make_backup(small.settings, small.target, KEEP, NOON + timedelta(seconds=1))
    (fault,) = try_backup(small.settings, made.folder).faults
    assert "edited at entry 1" in fault
