from datetime import UTC, datetime

from sqlalchemy import select

from config.platform.database import transaction
from config.policy.reading.spans import Between
from intake.contacts.contact import Contact
from intake.contacts.contact_hours import hours_by_id, hours_of
from intake.contacts.safe_hours import NEVER, WINDOW
from tests.support.house import NOON, House


def test_the_workers_own_hours_come_before_those_of_the_policy(house: House) -> None:
    house.text("the boss is bad")
    default = Between(20, 22)
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        evening = hours_of(session, contact, default, NOON)
        # 20 o'clock in Dhaka.
        assert (evening.start, evening.end) == (20, 22)
        assert evening.due == datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
        contact.reply_policy, contact.window_start, contact.window_end = WINDOW, 17, 19
        own = hours_by_id(session, contact.id, default, NOON)
        assert own.due == NOON and own.until == datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
        contact.reply_policy = NEVER
        assert hours_of(session, contact, default, NOON).due is None
