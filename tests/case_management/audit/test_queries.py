"""The newest entries about an object, and by whom."""

from datetime import timedelta

import pytest

from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.queries import entries_about
from config.platform.database import reading, transaction
from tests.support.house import NOON, House

CASE = "c" * 32


@pytest.fixture
def logged(house: House) -> House:
    """Four entries, the second and the fourth about a case."""
    with transaction(house.engine) as session:
        for number, about in enumerate((None, CASE, "d" * 32, CASE)):
            record(
                session,
                house.organisation_id,
                house.member_id,
                AuditAction.SET_ON_CALL,
                about,
                NOON + timedelta(minutes=number),
            )
    return house


def test_entries_about_an_object_come_newest_first(logged: House) -> None:
    with reading(logged.engine) as session:
        assert [one.number for one in entries_about(session, [CASE])] == [4, 2]
        assert [one.number for one in entries_about(session, [CASE], at_most=1)] == [4]
        assert entries_about(session, []) == []
