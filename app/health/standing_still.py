"""What of the line stands still at this moment, as a monitor would notice it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from config.platform.heartbeats import signs

PATIENCE = timedelta(minutes=3)
"""A process that is started anew, with all others, is no news."""


class StandingStill(StrEnum):
    """By what stands still, gravest first."""

    RECEIVING = "receiving"
    SENDING = "sending"
    CLOCKS = "clocks"
    FETCHING = "fetching"


DONE_BY = {
    StandingStill.RECEIVING: ("bots",),
    # Either of them sends; the sweep a little later.
    StandingStill.SENDING: ("courier", "sweep"),
    StandingStill.CLOCKS: ("clerk",),
    StandingStill.FETCHING: ("collector",),
}


def standing_still(session: Session, now: datetime) -> tuple[StandingStill, ...]:
    """Nothing, where no process has ever run: then nobody works with this database yet."""
    seen = {name: sign.seen_at for name, sign in signs(session).items()}
    return tuple(_silent(seen, now)) if seen else ()


def _silent(seen: dict[str, datetime], now: datetime) -> Iterator[StandingStill]:
    for what, processes in DONE_BY.items():
        if not any(name in seen and now - seen[name] <= PATIENCE for name in processes):
            yield what
