"""The calendar of one organisation."""

from datetime import date
from zoneinfo import ZoneInfo

from case_management.calendars.models import Holiday
from case_management.calendars.queries import calendar_of, holidays_of
from config.platform.database import transaction
from tests.support.house import House


def test_zone_week_and_holidays(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        for day in (date(2027, 5, 1), date(2027, 3, 26)):
            session.add(Holiday(organisation_id=house.organisation_id, day=day))
        session.flush()
        calendar = calendar_of(session, house.organisation_id, house.policy)
        assert calendar.timezone == ZoneInfo("Asia/Dhaka")
        assert calendar.week == house.policy.working_week
        assert sorted(calendar.holidays) == holidays_of(session, house.organisation_id)
        assert len(calendar.holidays) == 2
