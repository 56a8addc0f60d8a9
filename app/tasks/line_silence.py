"""Raises an alarm, once, for a line that is silent longer than is usual for it."""

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from config.platform.database import transaction
from intake.inbox.seen import move_offset, offset
from intake.lines.line import Line
from intake.monitoring.alarms import LINE_SILENT, raise_alarm
from intake.monitoring.day_counts import arrivals
from intake.monitoring.line_silence import is_silent


def look_for_silent_lines(engine: Engine, now: datetime) -> None:
    """Checks every line, in one transaction."""
    with transaction(engine) as session:
        check_lines(session, now)


def check_lines(session: Session, now: datetime) -> int:
    """Gives how many alarms it raised. The last arrival is kept with it: one silence, one alarm."""
    count = 0
    for line in session.scalars(select(Line)):
        times = arrivals(session, line.id, now)
        if not is_silent(times, now):
            continue
        mark, last = f"silent/{line.id}", int(times[-1].timestamp())
        if offset(session, mark) == last:
            continue
        move_offset(session, mark, last)
        raise_alarm(session, LINE_SILENT, line.organisation_id, now)
        count += 1
    return count
