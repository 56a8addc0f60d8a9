"""What a coordinator decides about a request that nobody could believe.

    held ──accept──▶ accepted ──collector──▶ taken | failed
      └───drop────▶ dropped

No copy stays longer than the decision: what is dropped or taken in keeps its row, not its bytes.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from intake.inbox.seen import Quarantined

SHOWN = 200


class QuarantineState(StrEnum):
    HELD = "held"
    ACCEPTED = "accepted"
    DROPPED = "dropped"
    TAKEN = "taken"
    FAILED = "failed"


def quarantined_for(session: Session, organisation_id: str) -> list[Quarantined]:
    """What this organisation may decide or has decided: the undecided first, then the newest."""
    return list(
        session.scalars(
            select(Quarantined)
            .where(_concerns(organisation_id))
            .order_by(Quarantined.state != QuarantineState.HELD, Quarantined.received_at.desc())
            .limit(SHOWN)
        )
    )


def held_count(session: Session, organisation_id: str) -> int:
    """How many requests wait for a decision of this organisation."""
    return (
        session.scalar(
            select(func.count()).where(
                _concerns(organisation_id), Quarantined.state == QuarantineState.HELD
            )
        )
        or 0
    )


def decide(
    session: Session,
    identifier: str,
    organisation_id: str,
    state: QuarantineState,
    member_id: str,
    now: datetime,
) -> bool:
    """Accepts or drops a held request; False where it is another's or somebody decided before."""
    values: dict[str, object] = {"state": state, "decided_by": member_id, "decided_at": now}
    if state is QuarantineState.DROPPED:
        values["request_sealed"] = b""
    else:
        # What names no line becomes a report of whoever accepts it.
        values["organisation_id"] = organisation_id
    decided = session.execute(
        update(Quarantined)
        .where(
            Quarantined.id == identifier,
            Quarantined.state == QuarantineState.HELD,
            _concerns(organisation_id),
        )
        .values(values)
    )
    return bool(decided.rowcount)  # type: ignore[attr-defined]


def accepted(session: Session, at_most: int = 100) -> list[Quarantined]:
    """What the collector is to take in, oldest first."""
    return list(
        session.scalars(
            select(Quarantined)
            .where(Quarantined.state == QuarantineState.ACCEPTED)
            .order_by(Quarantined.received_at)
            .limit(at_most)
        )
    )


def settle(session: Session, identifier: str, state: QuarantineState) -> None:
    """Records what became of an accepted request; one that failed keeps its sealed bytes."""
    values: dict[str, object] = {"state": state}
    if state is QuarantineState.TAKEN:
        values["request_sealed"] = b""
    session.execute(update(Quarantined).where(Quarantined.id == identifier).values(values))


def _concerns(organisation_id: str) -> ColumnElement[bool]:
    # What names no line of ours concerns everybody: any monitors' coordinator may decide.
    return or_(
        Quarantined.organisation_id == organisation_id, Quarantined.organisation_id.is_(None)
    )
