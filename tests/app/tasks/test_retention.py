"""What retention ends is gone when its days are over, and not before."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from app.tasks.retention import AT_ONCE, CONTACTS_AT_ONCE, keep_retention
from case_management.cases.models import Case
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.inbox.seen import Quarantined, Taken
from intake.outbox.buckets import CHAT, LINE, Pace, charge, closed, pause
from intake.outbox.daily_cost import LineDay, spend
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from intake.outbox.token_bucket import Rate
from intake.reports.report import Report
from intake.reports.thread import MEMBER, Message, add_message
from tests.support.house import NOON, House
from vault.grants import Grant


def no_pause(_seconds: float) -> None:
    """Nobody else writes."""


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def count(house: House, table: type) -> int:  # type: ignore[type-arg]
    with transaction(house.engine) as session:
        return len(session.scalars(select(table)).all())


def after(house: House, days: int) -> int:
    return keep_retention(house.engine, house.policy, NOON + timedelta(days=days), no_pause)


def end_all_cases(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(update(Case).values(state="closed"))


def sealed_texts(house: House) -> int:
    with transaction(house.engine) as session:
        return len(
            session.scalars(select(Message.id).where(Message.body_sealed.is_not(None))).all()
        )


def add_text(house: House, now: datetime) -> None:
    """Something more is written in the only report."""
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        message = Message(
            id=new_id(), author=MEMBER, language="en", body_sealed=b"x", media_count=0, at=now
        )
        add_message(session, report, message)


def test_messages_and_contacts_end_with_the_last_case(house: House) -> None:
    house.text("The fire exit is locked")
    keep = house.policy.retention
    ended = 2 * keep.contacts
    after(house, ended)
    assert count(house, Contact) == 1, "an open case keeps its worker, however old"
    end_all_cases(house)
    after(house, ended)
    after(house, ended + keep.contacts)
    assert house.texts() == ["The fire exit is locked"]
    after(house, ended + max(keep.contacts, keep.messages) + 1)
    assert count(house, Contact) == 0
    assert count(house, Grant) == 0
    with transaction(house.engine) as session:
        [report] = session.scalars(select(Report))
        assert (report.contact_id, report.code_index, report.erased) == (None, None, False)
        assert set(session.scalars(select(Message.body_sealed))) == {None}


def test_a_case_opened_again_starts_anew(house: House) -> None:
    house.text("The fire exit is locked")
    end_all_cases(house)
    after(house, 0)
    with transaction(house.engine) as session:
        session.execute(update(Case).values(state="investigating"))
    after(house, 400)
    assert house.texts() == ["The fire exit is locked"]


def test_what_is_written_in_a_case_that_ended_long_ago_is_destroyed_too(house: House) -> None:
    house.text("The fire exit is locked")
    end_all_cases(house)
    after(house, 0)
    days = house.policy.retention.messages + 1
    for day in (days, days + 1):
        after(house, day)
        assert sealed_texts(house) == 0
        add_text(house, NOON + timedelta(days=day))
        assert sealed_texts(house) == 1
    after(house, days + 1)
    assert sealed_texts(house) == 0


def test_a_contact_is_kept_while_anything_of_it_is_needed(house: House) -> None:
    """Each is looked at again when it may be over for the first time, and not later."""
    days = house.policy.retention.contacts
    senders = [f"+120255501{number:02d}" for number in range(CONTACTS_AT_ONCE + 3)]
    for sender in senders:
        house.text("No pay", sender=sender)
    end_all_cases(house)
    after(house, 0)
    with transaction(house.engine) as session:
        one = session.scalars(select(Contact).limit(1)).one()
        one.last_inbound_at = NOON + timedelta(days=5)
    after(house, days)
    assert count(house, Contact) == len(senders)
    after(house, days + 1)
    assert count(house, Contact) == 1
    keep_retention(
        house.engine, house.policy, NOON + timedelta(days=days + 5, minutes=-1), no_pause
    )
    assert count(house, Contact) == 1
    after(house, days + 5)
    assert count(house, Contact) == 0


def test_a_clock_that_was_wrong_keeps_nobody(house: House) -> None:
    house.text("The fire exit is locked")
    after(house, 4000)
    end_all_cases(house)
    after(house, 0)
    after(house, house.policy.retention.contacts + 1)
    assert count(house, Contact) == 0


def test_it_pauses_between_two_transactions(house: House) -> None:
    pauses: list[float] = []
    number = keep_retention(house.engine, house.policy, NOON, pauses.append)
    assert len(pauses) == number > 0
    assert min(pauses) > 0


def test_sent_texts_tags_and_quarantine_end(house: House) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        session.execute(update(Outbound).values(state=DeliveryState.SENT, settled_at=NOON))
        session.add(
            Quarantined(
                channel="telegram", reason="signature", request_sealed=b"x", received_at=NOON
            )
        )
    keep = house.policy.retention
    after(house, keep.outbound)
    assert count(house, Outbound) > 0
    after(house, keep.outbound + 1)
    assert count(house, Outbound) == 0
    after(house, keep.quarantine + 1)
    assert count(house, Quarantined) == 0
    assert count(house, Taken) == 1
    after(house, keep.dedupe + 1)
    assert count(house, Taken) == 0


def test_no_transaction_ends_more_rows_than_one_step_may(house: House) -> None:
    few = after(house, 100)
    with transaction(house.engine) as session:
        session.add_all(
            Taken(tag=bytes.fromhex(new_id() * 2), line_id="x", taken_on=NOON.date())
            for _ in range(2 * AT_ONCE + 1)
        )
    assert after(house, 100) == few + 2
    assert count(house, Taken) == 0


def test_full_buckets_are_forgotten_and_those_that_hold_back_are_not(house: House) -> None:
    slow, now = Rate(1, 1), NOON
    with transaction(house.engine) as session:
        charge(session, CHAT + "written to", 3, slow, now)
        pause(session, LINE + "told to wait", now + timedelta(hours=2), now)
    keep_retention(house.engine, house.policy, now + timedelta(minutes=1), no_pause)
    assert count(house, Pace) == 2
    keep_retention(house.engine, house.policy, now + timedelta(hours=1), no_pause)
    with transaction(house.engine) as session:
        assert list(closed(session, LINE, now + timedelta(hours=1))) == ["told to wait"]
    assert count(house, Pace) == 1
    keep_retention(house.engine, house.policy, now + timedelta(hours=3), no_pause)
    assert count(house, Pace) == 0


def test_what_a_line_cost_is_kept_as_long_as_the_policy_says(house: House) -> None:
    with transaction(house.engine) as session:
        spend(session, "a line", "Asia/Dhaka", 7, NOON)
        spend(session, "a line", "Asia/Dhaka", 1, NOON + timedelta(days=2))
    keep = house.policy.retention.line_days
    after(house, keep)
    assert count(house, LineDay) == 2
    after(house, keep + 2)
    assert count(house, LineDay) == 1
    after(house, keep + 4)
    assert count(house, LineDay) == 0
