"""A case about a locked door, whose workers are asked how it is today."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from case_management.cases.hazards.ask import begin_asking
from case_management.cases.hazards.models import observations_of
from case_management.cases.hazards.rounds import follow_rounds
from case_management.cases.models import Case
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.work import work_of

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
OTHER_WORKER = "+12025550144"


def door_case(house: House) -> str:
    """The id of an open case about a fire door; nobody has been asked yet."""
    house.text("the fire door is locked", now=NOON - 2 * DAY)
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        case.state, case.category = "investigating", "FIRE_BUILDING"
        return case.id


def asked_today(house: House, case_id: str, rounds: int = 1, at: datetime = NOON) -> None:
    """A member begins to ask, and all goes out."""
    with transaction(house.engine) as session:
        begin_asking(work_of(house, session, now=at), session.get_one(Case, case_id), rounds)
    sent(house)


def sent(house: House) -> None:
    """What waits to leave has left."""
    with transaction(house.engine) as session:
        waits = Outbound.phrase == "ASK_TODAY", Outbound.state != "failed"
        session.execute(update(Outbound).where(*waits).values(state="sent"))


def followed(house: House, at: datetime) -> int:
    """The clerk looks; gives how many questions something was done about."""
    with transaction(house.engine) as session:
        count = follow_rounds(session, house.policy, at)
    sent(house)
    return count


def seen(session: Session, case_id: str) -> list[tuple[str, str]]:
    """(day, what was seen), in order."""
    return [(one.seen_on.isoformat(), one.seen) for one in observations_of(session, [case_id])]
