"""Whatever is done to a log up to its last checkpoint is found, and the first touched entry named.

`make audit-tampering` tries some thousands and prints what was found.
"""

import os
from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from case_management.audit.actions.erase_details import erase_details
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.rules import LogFault
from case_management.audit.verify_log import verify_log
from config.platform.database import new_id, reading, transaction
from tests.support.house import NOON, House
from tests.support.tampering import put, rows_of, tamper
from vault.checkpoints import Checkpoint, CheckpointKey

TRIED = int(os.environ.get("AUDIT_TAMPERINGS", "300"))
ENTRIES, EVERY = 24, 8
KEY = CheckpointKey(bytes(range(32)))


@pytest.fixture
def checkpoints(house: House) -> list[Checkpoint]:
    """Of a log of 24 entries, some with erased details; a checkpoint after each eighth."""
    cases = [new_id() for _ in range(3)]
    found = []
    with transaction(house.engine) as session:
        for number in range(1, ENTRIES + 1):
            if number == 10:
                assert erase_details(session, cases[:1], NOON) == 3
            else:
                record(
                    session,
                    house.organisation_id,
                    house.member_id,
                    AuditAction.SET_LEVEL,
                    cases[number % 3],
                    NOON + timedelta(seconds=number),
                    {"from": "L3", "to": "L2"},
                )
            if number % EVERY == 0:
                report = verify_log(session, house.organisation_id)
                assert report.touched is None
                found.append(KEY.sign(house.organisation_id, number, report.head, NOON))
    return found


def test_every_tampering_is_found(house: House, checkpoints: list[Checkpoint]) -> None:
    seed = int(os.environ.get("AUDIT_SEED", "20261130"))
    random = Random(seed)
    whole = rows_of(house.engine, house.organisation_id)
    older = whole[: ENTRIES - EVERY + 3]
    tried: Counter[tuple[str, bool]] = Counter()
    for _ in range(TRIED):
        rows, done = tamper(random, whole, older)
        if rows == whole:
            continue  # two entries that are alike were swapped, say
        tried[done.way, done.rehash] += 1
        put(house.engine, house.organisation_id, rows)
        with reading(house.engine) as session:
            found = verify_log(session, house.organisation_id, checkpoints)
        assert found.touched is not None, done
        if found.fault is LogFault.REWRITTEN or done.rehash:
            # All hashes fit: it lies between two checkpoints, and no more can be known.
            named = found.rewritten_up_to or found.touched
            assert found.proven < done.first <= named, (done, found)
        else:
            assert found.touched == done.first, (done, found)
    print(f"\n{sum(tried.values())} tamperings, all found (seed {seed})")
    for (way, rehash), count in sorted(tried.items()):
        print(f"| {way}{', all hashes made to fit' if rehash else ''} | {count} |")


def test_a_log_that_nobody_touched_is_whole(house: House, checkpoints: list[Checkpoint]) -> None:
    whole = rows_of(house.engine, house.organisation_id)
    put(house.engine, house.organisation_id, whole)
    with reading(house.engine) as session:
        found = verify_log(session, house.organisation_id, checkpoints)
    assert (found.touched, found.proven, found.tail, found.erased) == (None, ENTRIES, 0, 3)


def test_what_is_behind_the_last_checkpoint_is_said_not_to_be_proven(
    house: House, checkpoints: list[Checkpoint]
) -> None:
    with transaction(house.engine) as session:
        for _ in range(2):
            known = (house.organisation_id, house.member_id, AuditAction.SIGN_IN)
            record(session, *known, None, NOON)
        found = verify_log(session, house.organisation_id, checkpoints)
    assert (found.touched, found.proven, found.tail) == (None, ENTRIES, 2)
