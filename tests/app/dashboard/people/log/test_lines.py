"""Entries are lines in words, also where somebody wrote what no program writes."""

from sqlalchemy import update

from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.logged import write


def test_a_log_that_somebody_filled_with_nonsense_is_shown_all_the_same(
    auditor: Desk, house: House
) -> None:
    write(house, 1)
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).values(action="made.up", detail="no json"))
    assert "made.up" in auditor.page("/log")
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).values(detail=None, detail_salt=None))
    assert "details erased" in auditor.page("/log")
