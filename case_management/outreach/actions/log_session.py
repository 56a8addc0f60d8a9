"""Write down a session at which workers were told of the line, or take it back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.outreach.models import OutreachSession
from case_management.refusals import Refusal
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
) -> OutreachSession:
    """Keeps it. Raises Refusal for what can't be: a future day, an unknown factory."""
    if held.on > today:
        raise Refusal("day_to_come")
    if not 1 <= held.reached <= MOST_REACHED:
        raise Refusal("nobody_reached")
    if held.language not in languages:
        raise Refusal("language_unknown")
    place = held.place.strip()
    if len(place) > LONGEST_PLACE:
        raise Refusal("place_too_long")
    if held.factory_id is not None and session.get(Factory, held.factory_id) is None:
        raise Refusal("factory_unknown")
    if held.factory_id is None and not place:
        raise Refusal("place_missing")
    row = OutreachSession(
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
    """Takes back what was logged by mistake. Raises Refusal where it is not theirs."""
    row = session.get(OutreachSession, session_id)
    if row is None or row.organisation_id != actor.organisation:
        raise Refusal("session_removed")
    session.delete(row)
    record(session, actor.organisation, actor.id, AuditAction.REMOVE_OUTREACH, session_id, now)
