"""A coordinator's week and holidays are those of the organisation, and of no other."""

from datetime import date

import pytest

from case_management.calendars.change_calendar import (
    add_holidays,
    remove_holidays,
    set_week,
    take_holidays,
)
from case_management.calendars.queries import calendar_of, holidays_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import logged, work_of

FIRST, LAST = date(2027, 3, 9), date(2027, 3, 12)


def test_a_week_of_its_own(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        work, organisation = work_of(house, session, "coordinator"), house.organisation_id
        assert calendar_of(session, organisation, house.policy).week == house.policy.working_week
        for week in ([6, 0, 1, 2, 3], [3, 6, 0, 1, 2]):
            set_week(work, organisation, week)
            session.flush()
            assert calendar_of(session, organisation, house.policy).week == (0, 1, 2, 3, 6)
        assert logged(session) == ["calendar.set"] * 2


def test_no_day_at_all_is_refused(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session, "coordinator")
        for week in ([], [7]):
            with pytest.raises(Refusal, match="no_working_day"):
                set_week(work, house.organisation_id, week)


def test_holidays_are_entered_twice_and_removed_in_part(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        work, organisation = work_of(house, session, "coordinator"), house.organisation_id
        add_holidays(work, organisation, FIRST, LAST)
        add_holidays(work, organisation, LAST, LAST)
        assert len(holidays_of(session, organisation)) == 4
        remove_holidays(work, organisation, date(2027, 3, 10), date(2027, 3, 11))
        assert holidays_of(session, organisation) == [FIRST, LAST]
        days = calendar_of(session, organisation, house.policy)
        assert not days.is_working_day(FIRST)
        assert days.is_working_day(date(2027, 3, 10))


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [
        (LAST, FIRST, "holidays_backwards"),
        (date(2027, 1, 1), date(2027, 3, 2), "holidays_too_long"),
    ],
)
def test_a_mistyped_day_is_refused(house: House, first: date, last: date, refused: str) -> None:
    with transaction(house.engine) as session, pytest.raises(Refusal, match=refused):
        add_holidays(work_of(house, session), house.organisation_id, first, last)


def test_chosen_days_are_holidays_and_no_other(house: House) -> None:
    with transaction(house.engine) as session:
        work, organisation = work_of(house, session, "coordinator"), house.organisation_id
        for _twice in range(2):
            take_holidays(work, organisation, [LAST, FIRST])
        assert holidays_of(session, organisation) == [FIRST, LAST]
        with pytest.raises(Refusal, match="no_holiday_chosen"):
            take_holidays(work, organisation, [])
