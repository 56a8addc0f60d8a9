"""Reading the rota, the ways and the test alarms of an organisation."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.duty.models import AlarmTest, AlarmWay, RotaTurn
from case_management.duty.rota import RotaHours, in_their_turn, on_now
from case_management.duty.ways import Way
from vault.organisations import Organisation


def rota_of(session: Session, organisation_id: str) -> list[RotaTurn]:
    """Its turns, in the order in which they were entered."""
    turns = select(RotaTurn).where(RotaTurn.organisation_id == organisation_id)
    return list(session.scalars(turns.order_by(RotaTurn.created_at, RotaTurn.id)))


def turns_of(rows: Iterable[RotaTurn]) -> list[RotaHours]:
    """The same for the rules."""
    return [
        RotaHours(
            one.member_id,
            frozenset(int(day) for day in one.days.split(",")),
            one.from_hour,
            one.upto_hour,
        )
        for one in rows
    ]


def members_of_rota(session: Session, organisation_id: str, now: datetime) -> list[str]:
    """All of the rota, whose turn it is before those whose turn comes soonest."""
    turns = turns_of(rota_of(session, organisation_id))
    return in_their_turn(turns, _local(session, organisation_id, now)) if turns else []


def members_on_rota_now(session: Session, organisation_id: str, now: datetime) -> list[str]:
    """Whose turn it is; empty in a gap, and where there is no rota."""
    turns = turns_of(rota_of(session, organisation_id))
    return on_now(turns, _local(session, organisation_id, now)) if turns else []


def _local(session: Session, organisation_id: str, now: datetime) -> datetime:
    zone = session.get_one(Organisation, organisation_id).time_zone
    return now.astimezone(ZoneInfo(zone))


def ways_of(session: Session, member_id: str) -> list[Way]:
    """The ways beside mail that a member has set."""
    ways = select(AlarmWay.way).where(AlarmWay.member_id == member_id).order_by(AlarmWay.way)
    return [Way(one) for one in session.scalars(ways)]


def newest_tests(session: Session, organisation_id: str, at_most: int = 7) -> list[AlarmTest]:
    """The last test alarms, the newest first."""
    tests = select(AlarmTest).where(AlarmTest.organisation_id == organisation_id)
    return list(session.scalars(tests.order_by(AlarmTest.day.desc()).limit(at_most)))
