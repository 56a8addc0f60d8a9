from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.state import State, Step
from intake.replies.switch_report import switch_to_report
from intake.reports.report import Report
from tests.support.house import NOON, House


def test_the_talk_turns_to_the_report_that_a_member_writes_about(house: House) -> None:
    house.text("the boss is bad")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        first = session.scalars(select(Report)).one()
        assert switch_to_report(session, first, house.policy) == []
        other = Report(
            line_id=first.line_id,
            organisation_id=first.organisation_id,
            contact_id=contact.id,
            language="en",
            received_at=NOON + timedelta(days=1),
        )
        session.add(other)
        session.flush()
        switch_to_report(session, other, house.policy)
        assert contact.current_report_id == other.id
        assert State.from_json(contact.dialogue).step is Step.DONE
