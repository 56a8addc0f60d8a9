from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import Outbound
from intake.replies.notify import notify
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.house import NOON, House


def test_news_is_queued_and_stands_in_the_thread_unless_stop_was_said(house: House) -> None:
    house.text("the boss is bad")
    hours = house.policy.intake.safe_hours
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        notify(session, report, Phrase.NEWS_READ, hours, NOON)
        session.scalars(select(Contact)).one().opted_out = True
        notify(session, report, Phrase.NEWS_READ, hours, NOON)
        row = session.scalars(select(Outbound).where(Outbound.answer.is_(False))).one()
        assert row.phrase == "NEWS_READ" and row.not_before > NOON
        assert session.get_one(Message, row.id).phrase == "NEWS_READ"
