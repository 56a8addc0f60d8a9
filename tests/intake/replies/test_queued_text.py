from datetime import timedelta

from sqlalchemy import select

from config.platform.database import new_id, transaction
from intake.code_words.ask_for_word import HELD_FOR_WORD
from intake.outbox.outbox import WAITING
from intake.replies.queued_text import locked_contact, queued_text
from intake.reports.report import Report
from tests.support.house import NOON, House


def test_a_text_waits_for_its_hour_and_for_the_code_word(house: House) -> None:
    house.text("the boss is bad")
    later = NOON + timedelta(hours=1)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        contact = locked_contact(session, report)
        assert contact is not None
        row = queued_text(session, new_id(), contact, report, later, NOON)
        assert row.not_before == later and row.error_code is None and row.state in WAITING
    for text in ("WORD", "mango", "papaya"):
        house.text(text)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        contact = locked_contact(session, report)
        assert contact is not None
        row = queued_text(session, new_id(), contact, report, NOON, NOON)
        assert row.error_code == HELD_FOR_WORD


def test_a_forgotten_worker_has_no_contact(house: House) -> None:
    with transaction(house.engine) as session:
        assert locked_contact(session, Report(contact_id=None)) is None
