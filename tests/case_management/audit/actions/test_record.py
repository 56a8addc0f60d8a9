"""Every entry continues the chain of its own organisation."""

from datetime import timedelta

from sqlalchemy import select

from case_management.audit.actions.record import kept, record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import GENESIS, entry_hash
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from vault.organisations import Organisation


def test_entries_are_counted_and_chained_by_organisation(house: House) -> None:
    other = new_id()
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=other,
                name="Other",
                kind="monitor",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
        session.flush()
        for organisation in (house.organisation_id, other, house.organisation_id):
            record(session, organisation, house.member_id, AuditAction.SET_ON_CALL, None, NOON)
        entries = list(
            session.scalars(
                select(AuditEntry)
                .where(AuditEntry.organisation_id == house.organisation_id)
                .order_by(AuditEntry.number)
            )
        )
        assert [one.number for one in entries] == [1, 2]
        first = entry_hash(GENESIS, kept(entries[0]).covered())
        assert entries[0].entry_hash == first
        assert entries[1].entry_hash == entry_hash(first, kept(entries[1]).covered())
        strangers = select(AuditEntry.number).where(AuditEntry.organisation_id == other)
        assert session.scalars(strangers).all() == [1]


def test_details_are_sorted_and_the_moment_has_whole_seconds(house: House) -> None:
    with transaction(house.engine) as session:
        record(
            session,
            house.organisation_id,
            house.member_id,
            AuditAction.SET_ON_CALL,
            "a" * 32,
            NOON + timedelta(microseconds=7),
            {"b": 2, "a": None},
        )
    with transaction(house.engine) as session:
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.at, entry.detail) == (NOON, '{"a": null, "b": 2}')
        # Read from the database again, it still has the same hash.
        assert entry_hash(GENESIS, kept(entry).covered()) == entry.entry_hash
