"""A report to which nothing was added for a while is complete."""

from datetime import timedelta

from sqlalchemy import select

from app.tasks.complete_reports import complete_reports
from config.platform.database import transaction
from intake.reports.report import Report
from tests.support.house import NOON, House


def is_complete(house: House) -> bool:
    with transaction(house.engine) as session:
        return session.scalars(select(Report)).one().complete_at is not None


def test_a_silent_report_is_completed_after_the_minutes_of_the_policy(house: House) -> None:
    house.text("The fire exit is locked")
    quiet = timedelta(minutes=house.policy.intake.complete_after_minutes)
    complete_reports(house.engine, house.policy, NOON + quiet)
    assert not is_complete(house)
    complete_reports(house.engine, house.policy, NOON + quiet + timedelta(seconds=1))
    assert is_complete(house)
