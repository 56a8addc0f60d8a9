from datetime import timedelta

from sqlalchemy import func, select

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
    rules = house.policy.intake
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        notify(session, report, Phrase.NEWS_READ, rules, NOON)
        session.scalars(select(Contact)).one().opted_out = True
        notify(session, report, Phrase.NEWS_READ, rules, NOON)
        row = session.scalars(select(Outbound).where(Outbound.answer.is_(False))).one()
        assert row.phrase == "NEWS_READ" and row.not_before > NOON
        assert session.get_one(Message, row.id).phrase == "NEWS_READ"


def test_a_number_that_was_silent_for_long_is_told_nothing_of_the_old_matter(house: House) -> None:
    house.text("the boss is bad")
    rules = house.policy.intake
    last_day = NOON + timedelta(days=rules.code_after_silence_days)
    ours = select(func.count()).where(Outbound.answer.is_(False))
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        before = report.message_count
        notify(session, report, Phrase.NEWS_READ, rules, last_day + timedelta(seconds=1))
        assert (session.scalar(ours), report.message_count) == (0, before)
        notify(session, report, Phrase.NEWS_READ, rules, last_day)
        session.flush()
        assert session.scalar(ours) == 1
