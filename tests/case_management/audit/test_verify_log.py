"""Whoever edits, removes or inserts an entry is found at its number, on both databases."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.sql.dml import Delete, Update

from case_management.audit.actions.record import kept, record
from case_management.audit.actions.take_checkpoint import keep_checkpoint
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import GENESIS, entry_hash
from case_management.audit.verify_log import known_checkpoints, verify_log
from config.platform.database import reading, transaction
from tests.support.house import NOON, House, make_house
from tests.support.postgres import Cluster
from vault.checkpoints import CheckpointFolder, CheckpointKey

CASE = "c" * 32


@pytest.fixture
def logged(house: House) -> House:
    """Four entries, the second and the fourth about a case."""
    write_four(house)
    return house


def write_four(house: House) -> None:
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


def test_a_whole_chain_and_an_empty_one_hold(logged: House) -> None:
    with reading(logged.engine) as session:
        assert verify_log(session, logged.organisation_id).touched is None
        assert verify_log(session, "0" * 32).entries == 0


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
        assert verify_log(session, logged.organisation_id).touched == number


@pytest.fixture
def on_postgresql(tmp_path: Path, postgres: Cluster) -> House:
    return make_house(tmp_path, postgres.migrated())


def test_on_postgresql_too(on_postgresql: House) -> None:
    write_four(on_postgresql)
    with reading(on_postgresql.engine) as session:
        found = verify_log(session, on_postgresql.organisation_id)
        assert (found.touched, found.entries) == (None, 4)
    with transaction(on_postgresql.engine) as session:
        session.execute(
            update(AuditEntry).where(AuditEntry.number == 3).values(at=NOON + timedelta(days=1))
        )
    with reading(on_postgresql.engine) as session:
        assert verify_log(session, on_postgresql.organisation_id).touched == 3


def test_a_checkpoint_that_the_key_did_not_sign_is_not_known(logged: House) -> None:
    folder = CheckpointFolder(logged.folder / "trust")
    key, forger = CheckpointKey(b"k" * 32), CheckpointKey(b"f" * 32)
    folder.publish(key)
    with transaction(logged.engine) as session:
        head = verify_log(session, logged.organisation_id).head
        real = key.sign(logged.organisation_id, 4, head, NOON)
        folder.keep(real)
        folder.keep(forger.sign(logged.organisation_id, 3, bytes(32), NOON))
        keep_checkpoint(session, forger.sign(logged.organisation_id, 2, bytes(32), NOON))
        session.flush()
        assert known_checkpoints(session, folder, logged.organisation_id) == [real]
        found = verify_log(session, logged.organisation_id, [real], since=real)
        assert (found.entries, found.proven, found.proven_at) == (4, 4, NOON)


def test_entries_of_before_keep_their_rule(logged: House) -> None:
    """As they lie in a database that was just migrated: the detail is in the chain itself."""
    with transaction(logged.engine) as session:
        rows = session.scalars(select(AuditEntry).order_by(AuditEntry.number)).all()
        previous = GENESIS
        for row in rows:
            row.detail_hash = row.detail_salt = None
            previous = row.entry_hash = entry_hash(previous, kept(row).covered())
        session.flush()
        known = (logged.organisation_id, logged.member_id, AuditAction.SIGN_IN)
        record(session, *known, None, NOON)
        assert verify_log(session, logged.organisation_id).touched is None
        rows[1].detail = '{"to": "me"}'
        session.flush()
        assert verify_log(session, logged.organisation_id).touched == 2
