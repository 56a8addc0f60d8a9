from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.reports.report import Report
from tests.intake.reception.test_take_in import code_of
from tests.support.house import House

OTHER = "+12025550177"


def test_answers_go_to_the_phone_that_the_code_was_sent_from(house: House) -> None:
    house.text("the boss is bad")
    code = code_of(house)
    house.text(code, sender=OTHER)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        follows = session.scalars(select(Contact).where(Contact.id == report.contact_id)).one()
        assert follows.current_report_id == report.id
        assert follows.address_index in house.peppers.addresses(follows.line_id, OTHER)
