"""The page says what is proven, and compares the whole log with what somebody kept."""

from sqlalchemy import select, update

from case_management.audit.actions.record import kept
from case_management.audit.models import AuditEntry
from case_management.audit.rules import GENESIS, entry_hash
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.logged import compare, notice_of, sign, write


def test_it_says_up_to_where_it_is_proven(auditor: Desk, house: House) -> None:
    assert "Nothing is proven yet" in notice_of(auditor.page("/log"))
    auditor.page("/log/checkpoint.txt", status=404)
    write(house, 3)
    signed = sign(house)
    assert "Verified up to entry 4" in notice_of(auditor.page("/log"))
    assert "1 entry after it cannot be proven yet" in notice_of(auditor.page("/log"))
    assert auditor.page("/log/checkpoint.txt") == signed.text
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).where(AuditEntry.number == 4).values(entry_hash=b"x"))
    assert "Somebody changed this log" in notice_of(auditor.page("/log"))


def test_the_whole_log_is_compared_with_what_was_kept(auditor: Desk, house: House) -> None:
    write(house, 3)
    assert "Nothing is proven yet" in compare(auditor)
    signed = sign(house)
    assert "Verified up to entry 4" in compare(auditor, f"> {signed.text}")
    assert "no checkpoint of your organisation" in compare(auditor, "entries 3")
    forged = signed.text.replace("entries 4", "entries 5")
    assert "not signed here" in compare(auditor, forged)
    with transaction(house.engine) as session:
        previous = GENESIS
        for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.number)):
            entry.actor_id = "f" * 32 if entry.number == 2 else entry.actor_id
            previous = entry.entry_hash = entry_hash(previous, kept(entry).covered())
    assert "written anew: the first changed entry is one of 1 to 4" in compare(auditor, signed.text)
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).where(AuditEntry.number == 2).values(actor_id="e"))
    assert "Entry 2 of this log is not as it was written" in compare(auditor)
