"""Only what the line said by itself, to this number, in the last 24 hours, counts."""

from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.outbox.answers_given import DAY, answers_given
from intake.outbox.outbox import SOUND, TEXT, Outbound
from tests.support.house import NOON, House


def test_answers_are_counted_for_a_day(both_houses: House) -> None:
    house = both_houses
    house.text("They do not pay us")
    house.text("They do not pay us", sender="+12025550199")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact.id).order_by(Contact.id)).first()
        assert contact is not None
        said = answers_given(session, contact, NOON + timedelta(hours=23))
        assert said == 2
        for key, more in {
            "sound": {"answer": True, "phrase": "RECEIPT", "form": SOUND},
            "reply": {"answer": True, "phrase": None},
            "news": {"answer": False, "phrase": "NEWS_READ"},
        }.items():
            row = Outbound(
                kind=TEXT,
                contact_id=contact,
                not_before=NOON,
                effect_key=key,
                created_at=NOON,
                **more,
            )
            session.add(row)
        session.flush()
        assert answers_given(session, contact, NOON + timedelta(hours=23)) == said
        assert answers_given(session, contact, NOON + DAY) == 0
