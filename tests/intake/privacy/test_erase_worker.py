"""ERASE: a worker's number, code and what waits are gone from the file; with the code also the
texts. What was found stays, and says so."""

import json
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from app.tasks.clean_erased import clean
from case_management.audit.models import AuditEntry
from case_management.audit.verify_log import verify_log
from config.platform.database import transaction, utc_now
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import Outbound
from intake.privacy.erase_worker import Erasure
from intake.replies.notify import notify
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.intake.reception.test_take_in import code_of, rows
from tests.support.channels import Carrier, open_courier
from tests.support.house import NOON, WORKER, House, make_house
from vault.grants import Grant

LATER = NOON + timedelta(minutes=1)


def secrets_of(house: House) -> dict[str, bytes]:
    """What leads to a worker or to the texts, as it lies in the database."""
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        report = session.scalars(select(Report)).one()
        found = {
            "address": contact.address_sealed,
            "index": contact.address_index,
            "code": report.code_index or b"",
        }
        for message in session.scalars(select(Message).where(Message.author == "worker")):
            grant = session.get_one(Grant, (message.id, house.organisation_id))
            found[f"grant {message.number}"] = grant.key_sealed
            found[f"body {message.number}"] = message.body_sealed or b""
        for row in session.scalars(select(Outbound)):
            if row.payload_sealed:
                found[f"waiting {row.phrase}"] = row.payload_sealed
        return found


def bytes_of(house: House) -> bytes:
    """Every byte of the database on this disk."""
    return b"".join(path.read_bytes() for path in sorted(house.folder.glob("firedoor.db*")))


def test_nothing_of_the_worker_is_left_in_the_file(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.text("The fire exit is locked")
    code = code_of(house)
    before = secrets_of(house)
    assert all(one[:64] in bytes_of(house) for one in before.values())
    house.text(f"ERASE {code}", now=LATER)
    house.text("1", now=LATER)
    with transaction(house.engine) as session:
        farewell = session.scalars(select(Outbound).where(Outbound.contact_id.is_(None))).all()
        assert [row.phrase for row in farewell if row.payload_sealed] == ["ERASED"]
    clean(house.engine, house.folder / "files")
    left = bytes_of(house)
    assert [name for name, one in before.items() if one[:64] in left] == []
    assert rows(house, Contact) == []


def test_without_the_code_the_texts_stay(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("ERASE", now=LATER)
    house.text("1", now=LATER)
    assert house.texts() == ["The fire exit is locked", "ERASE", "1"]
    [report] = rows(house, Report)
    assert (report.contact_id, report.code_index) == (None, None)
    assert (report.erased, report.texts_erased) == (True, False)


def test_two_erases_nothing_and_other_words_are_words(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("ERASE", now=LATER)
    house.text("2", now=LATER)
    house.text("ERASE", now=LATER)
    house.text("they lock it at night", now=LATER)
    house.text("1", now=LATER)
    assert len(rows(house, Contact)) == 1
    assert rows(house, Erasure) == []


def test_with_the_code_from_another_phone_the_first_phone_is_forgotten_too(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    other = "+12025550144"
    house.text(f"erase me {code}", sender=other, now=LATER)
    house.text("1", sender=other, now=LATER)
    assert rows(house, Contact) == []
    [report] = rows(house, Report)
    assert (report.erased, report.texts_erased) == (True, True)
    assert {one.body_sealed for one in rows(house, Message) if one.author == "worker"} == {None}


def test_the_log_says_so_without_content(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("ERASE", now=LATER)
    house.text("1", now=LATER)
    with transaction(house.engine) as session:
        entry = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "worker.erased")
        ).one()
        assert json.loads(entry.detail or "")["texts"] == 0
        assert verify_log(session, house.organisation_id).touched is None


def test_the_last_text_still_goes_and_nothing_after_it(house: House) -> None:
    house.text("The fire exit is locked")
    now = utc_now()
    house.text("ERASE", now=now)
    house.text("1", now=now)
    carrier = Carrier()
    open_courier(house, carrier).drain()
    assert [(to, said[:5]) for to, said in carrier.sent] == [(WORKER, "Done.")]
    assert all(row.payload_sealed is None for row in rows(house, Outbound))
    with transaction(house.engine) as session:
        [report] = session.scalars(select(Report))
        notify(session, report, Phrase.NEWS_READ, house.policy.intake, now)
    assert open_courier(house, carrier).drain() == 0


def test_who_writes_again_is_somebody_new(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("ERASE", now=LATER)
    house.text("1", now=LATER)
    house.text("there is no water", now=LATER)
    assert len(rows(house, Contact)) == 1
    assert len(rows(house, Report)) == 2
