"""An audit log that was edited raises an alarm; a whole one does not."""

import pytest
from sqlalchemy import select, update

from app.tasks.verify_logs import ask_the_desk, verify_logs
from case_management.audit.actions.record import record
from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from intake.monitoring.alarms import LOG_EDITED, Alarm
from tests.support.house import NOON, House


def alarms(house: House) -> list[str]:
    with transaction(house.engine) as session:
        return [one.kind for one in session.scalars(select(Alarm))]


def test_an_edited_log_raises_an_alarm(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(house.engine.url))
    monkeypatch.setenv("FIREDOOR_DATA_DIR", str(house.folder))
    with transaction(house.engine) as session:
        record(session, house.organisation_id, "me", "case.opened", None, NOON)
    verify_logs()
    assert LOG_EDITED not in alarms(house)
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).values(entry_hash=bytes(32)))
    verify_logs()
    assert LOG_EDITED in alarms(house)


def test_without_a_queue_nobody_is_asked() -> None:
    ask_the_desk("")
    ask_the_desk("unix:///nowhere/queue.sock")
