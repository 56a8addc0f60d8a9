from sqlalchemy import select

from config.platform.database import transaction
from intake.reports.events import DangerReported, FactoryNamed
from intake.reports.report import Report
from tests.support.house import NOON, House


def test_what_is_answered_stands_in_the_report(house: House) -> None:
    house.text("the boss is bad")
    danger = house.text("2")
    house.text("6")
    place = house.text("Meghna Shirts")
    house.text("2")
    house.text("1")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        assert report.danger and report.danger_answered
        assert report.consent == "C2" and report.complete_at == NOON
    assert DangerReported(report.id) in danger.events
    assert FactoryNamed(report.id, "Meghna Shirts") in place.events
