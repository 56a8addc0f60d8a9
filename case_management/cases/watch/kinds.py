"""What may be a sign of retaliation, and when workers are asked: the rules of the watch."""

from datetime import datetime, timedelta
from enum import StrEnum


class TriggerKind(StrEnum):
    """The values stand in rows."""

    PROBLEM = "problem"
    """A worker answered a check-in so."""
    SILENCE = "silence"
    """Nobody answered a check-in, and nobody wrote since."""
    STOP = "stop"
    """A worker wants no more texts, soon after the employer or buyers were told."""
    DISMISSAL = "dismissal"
    """A worker writes of being dismissed, or punished for speaking."""
    DISMISSALS = "dismissals"
    """Several people of the factory do, after the employer or buyers were told."""


TELLING = frozenset({"DISMISSAL_CONTRACT", "RETALIATION"})
"""Categories that words of a worker propose, of which one is a sign."""
UNWATCHED = frozenset({TriggerKind.STOP, TriggerKind.DISMISSALS})
"""Signs also where members have not spoken to the employer: buyers may have."""
CHECK_DAYS = (7, 30, 90)
"""After the first contact with the employer."""


def next_check(opened_at: datetime, after: datetime) -> datetime | None:
    """The first check-in later than `after`; None when there is none any more."""
    checks = (opened_at + timedelta(days=days) for days in CHECK_DAYS)
    return next((at for at in checks if at > after), None)
