"""Write down a session at which workers were told of the line, or take it back."""

from dataclasses import dataclass
from datetime import date

from case_management.audit.audit_action import AuditAction
from case_management.outreach.models import OutreachSession
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from case_management.work import Work
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


def log_session(work: Work, held: Held, today: date) -> OutreachSession:
    """Keeps it. Raises Refusal for what can't be: a future day, an unknown factory."""
    if held.on > today:
        raise Refusal("day_to_come")
    if not 1 <= held.reached <= MOST_REACHED:
        raise Refusal("nobody_reached")
    if held.language not in {one.code for one in work.policy.languages}:
        raise Refusal("language_unknown")
    place = held.place.strip()
    if len(place) > LONGEST_PLACE:
        raise Refusal("place_too_long")
    if held.factory_id is not None and work.session.get(Factory, held.factory_id) is None:
        raise Refusal("factory_unknown")
    if held.factory_id is None and not place:
        raise Refusal("place_missing")
    row = OutreachSession(
        id=new_id(),
        organisation_id=work.actor.organisation,
        factory_id=held.factory_id,
        place=place,
        language=held.language,
        held_on=held.on,
        reached=held.reached,
        member_id=work.actor.id,
        created_at=work.now,
    )
    work.session.add(row)
    work.record(
        work.actor.organisation,
        AuditAction.LOG_OUTREACH,
        row.id,
        {"reached": held.reached},
    )
    return row


def remove_session(work: Work, session_id: str) -> None:
    """Takes back what was logged by mistake. Raises Refusal where it is not theirs."""
    row = work.session.get(OutreachSession, session_id)
    if row is None or row.organisation_id != work.actor.organisation:
        raise Refusal("session_removed")
    work.session.delete(row)
    work.record(work.actor.organisation, AuditAction.REMOVE_OUTREACH, session_id)
