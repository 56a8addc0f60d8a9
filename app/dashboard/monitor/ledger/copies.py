"""What carriers kept of an organisation's texts, and what became of those copies, in words."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date
from flask_babel import get_locale
from sqlalchemy.orm import Session

from bots.registry import label
from intake.outbox.carrier_copies import counts
from intake.outbox.copy_states import CopyState


@dataclass
class Copies:
    """One day and channel; `why` are the carriers' codes of what could not be deleted."""

    day: str
    channel: str
    waiting: int = 0
    deleted: int = 0
    left: int = 0
    refused: int = 0
    why: list[str] = field(default_factory=list)


def copies_of(session: Session, organisation_id: str, since: date) -> list[Copies]:
    """By day and channel, newest first."""
    found: defaultdict[tuple[date, str], Copies] = defaultdict(lambda: Copies("", ""))
    for one in counts(session, organisation_id, since):
        row = found[one.day, label(one.channel, one.address)]
        row.day = format_date(one.day, "EEE d MMM", locale=get_locale())
        row.channel = label(one.channel, one.address)
        match one.state:
            case CopyState.DUE:
                row.waiting += one.number
            case CopyState.KEPT | CopyState.LEFT:
                row.left += one.number
            case CopyState.REFUSED:
                row.refused += one.number
                row.why.append(one.code or "")
            case _:
                row.deleted += one.number
    return list(found.values())
