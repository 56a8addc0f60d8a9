"""A log that nobody signs, or that became shorter, is named with what to do."""

from datetime import timedelta

from sqlalchemy import delete

from app.health.signed_logs import signed_logs
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditCheckpoint, AuditEntry
from config.platform.database import reading, transaction
from config.settings import DeskSettings, load
from tests.support.house import NOON, House
from tests.support.logged import sign, write


def told(house: House, hours: int = 0) -> tuple[bool, str]:
    settings = load(DeskSettings, firedoor_data_dir=house.folder)
    with reading(house.engine) as session:
        found = signed_logs(session, settings, NOON + timedelta(hours=hours))
    return found.well, found.sentence


def test_what_is_not_signed_for_hours_is_a_fault(house: House) -> None:
    assert told(house) == (True, "none has entries to sign")
    write(house, 2)
    assert told(house, 1)[0]
    well, why = told(house, 4)
    assert (well, "is given AUDIT_KEY_FILE" in why) == (False, True)
    sign(house)
    assert told(house, 4) == (True, "1 signed by the clerk as they grow")
    with transaction(house.engine) as session:
        known = (house.organisation_id, house.member_id, AuditAction.SIGN_IN)
        record(session, *known, None, NOON + timedelta(hours=5))
    assert told(house, 7)[0]
    assert "since its entry 2" in told(house, 9)[1]


def test_a_log_that_became_shorter_is_a_fault(house: House) -> None:
    write(house, 2)
    sign(house)
    with transaction(house.engine) as session:
        session.execute(delete(AuditEntry).where(AuditEntry.number == 2))
        session.execute(delete(AuditCheckpoint))
    well, why = told(house)
    assert (well, "is shorter than it was" in why) == (False, True)
