from sqlalchemy import select

from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import NEVER
from intake.dialogue.model.state import State
from intake.outbox.outbox import Outbound
from intake.replies.reply import (
    NUMBER_GONE,
    WORKER_SAID_NO,
    WORKER_SAID_STOP,
    MemberReply,
    send_reply,
)
from intake.reports.report import Report
from intake.reports.thread import has_person
from tests.support.house import NOON, House


def test_a_members_text_goes_out_unless_the_worker_does_not_want_it(house: House) -> None:
    house.text("the boss is bad")
    hours = house.policy.intake.safe_hours
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        contact = session.scalars(select(Contact)).one()

        def send(urgent: bool) -> str | None:
            reply = MemberReply(new_id(), b"body", b"grant", 1, b"payload")
            return send_reply(session, report, house.member_id, reply, hours, NOON, urgent)

        assert send(urgent=True) is None
        row = session.scalars(select(Outbound).where(Outbound.answer.is_(False))).one()
        assert row.payload_sealed == b"payload" and row.not_before == NOON
        assert has_person(session, report.id)
        assert State.from_json(contact.dialogue).with_person
        contact.reply_policy = NEVER
        assert send(urgent=False) == WORKER_SAID_NO
        contact.opted_out = True
        assert send(urgent=True) == WORKER_SAID_STOP
        report.contact_id = None
        assert send(urgent=True) == NUMBER_GONE
