from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.reports.events import ReportOpened
from intake.reports.report import Report, Stage
from tests.support.house import NOON, House


def test_a_first_text_opens_a_report_with_what_it_proposes(house: House) -> None:
    outcome = house.text("the gate is locked and there is a fire")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        assert session.scalars(select(Contact.current_report_id)).one() == report.id
        assert report.stage == Stage.RECEIVED and report.received_at == NOON and report.danger
        (opened,) = (one for one in outcome.events if isinstance(one, ReportOpened))
        assert (opened.report_id, opened.danger) == (report.id, True)
        assert opened.categories == report.proposals != ()


def test_a_try_is_no_case(house: House) -> None:
    house.text("test")
    with transaction(house.engine) as session:
        assert session.scalars(select(Report.test)).one()
