"""A line that is silent longer than usual raises one alarm for one silence."""

from datetime import timedelta

from sqlalchemy import select

from app.tasks.line_silence import look_for_silent_lines
from config.platform.database import transaction
from intake.monitoring.alarms import LINE_SILENT, Alarm
from tests.support.house import NOON, House

HOUR = timedelta(hours=1)


def alarms(house: House) -> int:
    with transaction(house.engine) as session:
        return len(session.scalars(select(Alarm).where(Alarm.kind == LINE_SILENT)).all())


def test_one_silence_is_one_alarm(house: House) -> None:
    for number in range(12):
        house.text("no pay", sender=f"+120255501{number:02d}", now=NOON - number * HOUR)
    look_for_silent_lines(house.engine, NOON + HOUR)
    assert alarms(house) == 0
    for hours in (12, 13, 40):
        look_for_silent_lines(house.engine, NOON + hours * HOUR)
    assert alarms(house) == 1
