"""The rota, the member's own ways and the test alarms, in words."""

from dataclasses import dataclass

from app.accounts.current_member import current_member
from app.dashboard.frame.members import name_of, roster
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.hours.calendar_lines import day_names
from app.dashboard.wording.times import dated, own_zone
from case_management.cases.on_call import first_to_wake, next_to_wake, on_call
from case_management.duty.alarm_tests import missed_test
from case_management.duty.models import RotaTurn
from case_management.duty.queries import newest_tests, rota_of, turns_of, ways_of
from case_management.duty.rota import gap_hours
from case_management.duty.ways import Way
from vault.roles import reads_content


@dataclass(frozen=True)
class TurnLine:
    """One turn of the rota."""

    id: str
    name: str
    days: str
    hours: str


@dataclass(frozen=True)
class DayLine:
    """The test alarm of one day."""

    sent: str
    name: str
    acknowledged: str
    """By whom and when; "" where nobody has."""


@dataclass(frozen=True)
class DutyLines:
    """What the page shows of alarms."""

    turns: list[TurnLine]
    gap_hours: int
    """Hours a week in which nobody of the rota is on call."""
    without_rota: str | None
    """Who is on call then."""
    now_on: str | None
    order: list[str]
    """Who is woken first, and to whom it goes on."""
    colleagues: list[tuple[str, str]]
    own_ways: list[Way]
    tests: list[DayLine]
    waits: bool
    """The newest test alarm is not acknowledged yet."""
    missed: bool


def duty_lines() -> DutyLines:
    """As it is now."""
    session, organisation = database(), current_member().organisation
    rows = rota_of(session, organisation)
    standing, first = on_call(session, organisation), first_to_wake(session, organisation, now())
    tests = newest_tests(session, organisation)
    zone = own_zone()
    reading = (one for one in roster().members.values() if reads_content(one.roles))
    members = sorted((one.name, one.id) for one in reading)
    return DutyLines(
        turns=[_turn(row) for row in rows],
        gap_hours=gap_hours(turns_of(rows)) if rows else 0,
        without_rota=name_of(standing) if standing else None,
        now_on=name_of(first) if first else None,
        order=[name_of(one) for one in next_to_wake(session, organisation, now())],
        colleagues=[(identifier, name) for name, identifier in members],
        own_ways=ways_of(session, current_member().id),
        tests=[
            DayLine(
                dated(one.sent_at, zone),
                name_of(one.member_id),
                f"{name_of(one.acknowledged_by or '')}, {dated(one.acknowledged_at, zone)}"
                if one.acknowledged_at
                else "",
            )
            for one in tests
        ],
        waits=bool(tests) and tests[0].acknowledged_at is None,
        missed=missed_test(session, organisation, now()) is not None,
    )


def _turn(row: RotaTurn) -> TurnLine:
    begins_on = {int(day) for day in row.days.split(",")}
    names = ", ".join(name for day, name in day_names() if day in begins_on)
    hours = f"{row.from_hour:02d}:00 – {row.upto_hour:02d}:00"
    return TurnLine(row.id, name_of(row.member_id), names, hours)
