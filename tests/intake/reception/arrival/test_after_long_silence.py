"""After a long silence a number may be somebody else's: nothing of the old matter comes out."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from config.platform.database import reading, transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.message import USUAL_APPEND_MINUTES
from intake.dialogue.talk.script import EVENING
from intake.outbox.outbox import Outbound
from intake.replies.notify import notify
from intake.reports.report import Report
from tests.intake.reception.test_take_in import code_of
from tests.support.house import NOON, House

DAYS = 90
AFTER = NOON + timedelta(days=DAYS, minutes=1)


def reports(house: House) -> list[Report]:
    with reading(house.engine) as session:
        return list(session.scalars(select(Report).order_by(Report.received_at)))


def test_the_shipped_policy_says_what_the_talk_expects(house: House) -> None:
    intake = house.policy.intake
    assert intake.code_after_silence_days == DAYS
    assert intake.append_hours * 60 == USUAL_APPEND_MINUTES
    assert (intake.safe_hours.start, intake.safe_hours.upto) == EVENING


def test_a_text_after_ninety_days_begins_with_nothing_of_the_old_matter(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("WORD blue kite")
    house.text("The boss pays late", now=AFTER)
    old, new = reports(house)
    assert old.contact_id is None
    with reading(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        assert (contact.current_report_id, contact.has_word) == (new.id, False)
        assert new.contact_id == contact.id


def test_until_then_the_number_keeps_its_report(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("STATUS", now=NOON + timedelta(days=DAYS))
    [report] = reports(house)
    assert report.contact_id is not None


def test_even_where_a_person_writes_with_the_worker_a_new_holder_is_not_led_there(
    house: House,
) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.dialogue = contact.dialogue.replace("{", '{"with_person": true, ', 1)
    house.text("Is this the tea shop?", now=AFTER)
    old, _ = reports(house)
    assert old.message_count < 4
    with reading(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        assert (
            "with_person" not in contact.dialogue or '"with_person": true' not in contact.dialogue
        )


def test_news_that_waited_are_not_delivered_to_a_new_holder(house: House) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        notify(session, report, Phrase.NEWS_READ, house.policy.intake, NOON)
    house.text("hello", now=AFTER)
    with transaction(house.engine) as session:
        news = session.scalars(select(Outbound).where(Outbound.phrase == "NEWS_READ")).one()
        assert (news.state, news.error_code) == ("failed", "silence")
        old = session.scalars(select(Report).order_by(Report.received_at)).first()
        assert old is not None
        notify(session, old, Phrase.NEWS_READ, house.policy.intake, AFTER)
        session.flush()
        assert (
            len(list(session.scalars(select(Outbound).where(Outbound.phrase == "NEWS_READ")))) == 1
        )


def test_the_code_leads_back_to_the_report_and_to_its_news(house: House) -> None:
    house.text("The fire exit is locked")
    house.text(f"{code_of(house)} they opened it for an hour", now=AFTER)
    [report] = reports(house)
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        assert report.contact_id == contact.id
        assert contact.current_report_id == report.id
    assert "they opened it" in house.texts()[-1]


def test_stop_is_remembered_beyond_any_silence(house: House) -> None:
    house.text("The fire exit is locked")
    house.text("STOP")
    house.text("Who is there", now=AFTER)
    with reading(house.engine) as session:
        assert session.scalars(select(Contact)).one().opted_out


def test_append_hours_of_the_policy_decide_when_a_text_begins_a_report(house: House) -> None:
    resources = house.reception._resources
    shorter = replace(house.policy, intake=replace(house.policy.intake, append_hours=24))
    house.reception._resources = replace(resources, policy=shorter)
    house.text("The fire exit is locked")
    house.text("STOP", now=NOON)
    house.text("START", now=NOON)
    house.text("It is still locked", now=NOON + timedelta(hours=24))
    assert len(reports(house)) == 1
    house.text("The boss pays late", now=NOON + timedelta(hours=49))
    assert len(reports(house)) == 2
