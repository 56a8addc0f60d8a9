"""A case's last day stands with the case and with each of its reports."""

from datetime import date

from sqlalchemy import select

from case_management.cases.actions.end_case import end_case
from config.platform.database import transaction
from intake.reports.report import Report
from tests.support.house import House
from tests.support.work import only_case


def test_the_day_is_noted_and_taken_back(house: House) -> None:
    house.text("no salary for two months")
    for day in (date(2026, 11, 30), None):
        with transaction(house.engine) as session:
            end_case(session, only_case(session), day)
        with transaction(house.engine) as session:
            assert only_case(session).ended_on == day
            assert session.scalars(select(Report.ended_on)).all() == [day]
