"""Sessions, tries and reports are counted by place, line and week, in the line's time."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from case_management.cases.models import Case
from case_management.outreach.models import OutreachSession
from case_management.outreach.queries import Reach, reach, sessions
from case_management.outreach.rules import WEEKS, OutreachSign
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.lines.line import Line
from intake.reports.report import Report
from tests.support.house import NOON, House

DHAKA = ZoneInfo("Asia/Dhaka")
TODAY = NOON.date()


def hold(house: House, on: date, reached: int, factory_id: str | None = None) -> None:
    with transaction(house.engine) as session:
        session.add(
            OutreachSession(
                organisation_id=house.organisation_id,
                factory_id=factory_id,
                place="Village hall",
                language="bn",
                held_on=on,
                reached=reached,
                member_id=house.member_id,
                created_at=NOON,
            )
        )


def places(house: House, today: date = TODAY) -> dict[str | None, Reach]:
    with transaction(house.engine) as session:
        found = reach(session, house.organisation_id, DHAKA, today)
    return {one.factory_id: one for one in found}


def test_sessions_come_newest_first_and_only_ones_own(house: House) -> None:
    for days in (9, 1, 5):
        hold(house, TODAY - timedelta(days=days), 10 + days)
    with transaction(house.engine) as session:
        assert [one.reached for one in sessions(session, house.organisation_id)] == [11, 15, 19]
        assert sessions(session, "0" * 32) == []


def test_nothing_happened_nowhere(house: House) -> None:
    hold(house, TODAY - timedelta(weeks=WEEKS), 30)
    assert places(house) == {}


def test_a_place_has_its_sessions_and_reports_together(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory.id)).one()
        line = session.scalars(select(Line.id)).one()
        session.execute(update(Case).values(factory_id=factory))
    hold(house, TODAY, 40, factory)
    hold(house, TODAY, 3)
    found = places(house)
    assert found[factory].sign is OutreachSign.HEARD
    assert found[None].sign is OutreachSign.UNTRIED
    week = found[factory].weeks[-1]
    assert (week.reached, week.reports, week.tests) == (40, 1, 0)
    assert found[factory].by_line[line][-1].reports == 1
    assert found[None].by_line == {}


def test_a_try_is_no_report_and_a_question_is_neither(house: House) -> None:
    house.text("test 1 2 3")
    [place] = places(house).values()
    assert (place.weeks[-1].tests, place.weeks[-1].reports) == (1, 0)
    with transaction(house.engine) as session:
        session.execute(update(Report).values(question=True))
    assert places(house) == {}


def test_a_week_begins_at_midnight_of_the_zone(house: House) -> None:
    # Sunday evening in UTC is Monday morning in Dhaka.
    house.text("no salary for two months", now=NOON.replace(hour=19))
    [place] = places(house, TODAY + timedelta(days=1)).values()
    assert (place.weeks[-1].reports, place.weeks[-2].reports) == (1, 0)
