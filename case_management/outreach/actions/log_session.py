"""Write down a session at which workers were told of the line, or take it back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor, NotAllowed
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.outreach.models import AwarenessSession
from case_management.supply_chain.models import Factory
from config.platform.database import new_id

LONGEST_PLACE = 120
MOST_REACHED = 100_000


@dataclass(frozen=True)
class Held:
    """A session as a member tells it; `factory_id` is None where workers of several came."""

    factory_id: str | None
    place: str
    language: str
    on: date
    reached: int


def log_session(
    session: Session,
    actor: Actor,
    held: Held,
    languages: frozenset[str],
    today: date,
    now: datetime,
) -> AwarenessSession:
    """Keeps it. Raises NotAllowed for what can't be: a future day, an unknown factory."""
    if held.on > today:
        raise NotAllowed("That day has not come yet.")
    if not 1 <= held.reached <= MOST_REACHED:
        raise NotAllowed("Say how many people were there: at least one.")
    if held.language not in languages:
        raise NotAllowed("Choose a language from the list.")
    place = held.place.strip()
    if len(place) > LONGEST_PLACE:
        raise NotAllowed("Name the place in fewer words.")
    if held.factory_id is not None and session.get(Factory, held.factory_id) is None:
        raise NotAllowed("Choose a factory from the list.")
    if held.factory_id is None and not place:
        raise NotAllowed("Say where it was: a factory, or a place.")
    row = AwarenessSession(
        id=new_id(),
        organisation_id=actor.organisation,
        factory_id=held.factory_id,
        place=place,
        language=held.language,
        held_on=held.on,
        reached=held.reached,
        member_id=actor.id,
        created_at=now,
    )
    session.add(row)
    record(
        session,
        actor.organisation,
        actor.id,
        AuditAction.LOG_OUTREACH,
        row.id,
        now,
        {"reached": held.reached},
    )
    return row


def remove_session(session: Session, actor: Actor, session_id: str, now: datetime) -> None:
    """Takes back what was logged by mistake. Raises NotAllowed where it is not theirs."""
    row = session.get(AwarenessSession, session_id)
    if row is None or row.organisation_id != actor.organisation:
        raise NotAllowed("Somebody removed this session before you.")
    session.delete(row)
    record(session, actor.organisation, actor.id, AuditAction.REMOVE_OUTREACH, session_id, now)
