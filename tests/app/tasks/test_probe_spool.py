"""A spool that can't be written raises an alarm."""

from pathlib import Path

from sqlalchemy import select

from app.tasks.probe_spool import probe_spool
from config.platform.database import transaction
from intake.inbox.spool import Spool
from intake.monitoring.alarms import SPOOL_FULL, Alarm
from tests.support.channels import open_receiver
from tests.support.house import NOON, House


def test_only_a_spool_that_cannot_be_written_is_an_alarm(house: House, tmp_path: Path) -> None:
    door = open_receiver(house)
    (tmp_path / "file").write_text("")
    for folder, expected in ((tmp_path / "spool", []), (tmp_path / "file" / "spool", [SPOOL_FULL])):
        probe_spool(Spool(folder, house.inbox.public()), door, NOON)
        with transaction(house.engine) as session:
            assert session.scalars(select(Alarm.kind)).all() == expected
