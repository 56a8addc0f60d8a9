"""Whoever edits, removes or inserts an entry is found at its number."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.sql.dml import Delete, Update

from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.queries import entries_about, first_broken
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


def test_a_whole_chain_and_an_empty_one_hold(logged: House) -> None:
    with reading(logged.engine) as session:
        assert first_broken(session, logged.organisation_id) is None
        assert first_broken(session, "0" * 32) is None


@pytest.mark.parametrize(
    ("edit", "number"),
    [
        (lambda: update(AuditEntry).where(AuditEntry.number == 3).values(actor_id="x"), 3),
        (lambda: update(AuditEntry).where(AuditEntry.number == 2).values(entry_hash=b"x" * 32), 2),
        (lambda: update(AuditEntry).where(AuditEntry.number == 4).values(number=5), 4),
        (lambda: delete(AuditEntry).where(AuditEntry.number == 1), 1),
        (lambda: delete(AuditEntry).where(AuditEntry.number == 3), 3),
    ],
)
def test_an_edit_is_found(logged: House, edit: Callable[[], Update | Delete], number: int) -> None:
    with transaction(logged.engine) as session:
        session.execute(edit())
    with reading(logged.engine) as session:
        assert first_broken(session, logged.organisation_id) == number


def test_entries_about_an_object_come_newest_first(logged: House) -> None:
    with reading(logged.engine) as session:
        assert [one.number for one in entries_about(session, [CASE])] == [4, 2]
        assert [one.number for one in entries_about(session, [CASE], at_most=1)] == [4]
        assert entries_about(session, []) == []
