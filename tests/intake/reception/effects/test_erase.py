from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.reports.events import WorkerErased
from intake.reports.report import Report
from tests.support.house import House


def test_a_worker_is_forgotten_once_it_is_confirmed(house: House) -> None:
    house.text("the boss is bad")
    house.text("ERASE")
    outcome = house.text("1")
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact)).all() == []
        report = session.scalars(select(Report)).one()
        assert report.contact_id is None and not report.texts_erased
    assert WorkerErased(report.id, texts=False) in outcome.events
    assert all(row.contact_id is None for row in outcome.answers)
