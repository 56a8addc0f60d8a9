"""Who wrote which note, and when."""

from dataclasses import dataclass

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now
from app.dashboard.wording.times import own_zone, short
from case_management.cases.notes import notes_of


@dataclass(frozen=True)
class NoteLine:
    """Who wrote a note and when; its text is sealed."""

    id: str
    who: str
    time: str


def note_lines(case_id: str) -> list[NoteLine]:
    """Oldest first."""
    zone = own_zone()
    return [
        NoteLine(one.id, name_of(one.member_id), short(one.written_at, zone, now()))
        for one in notes_of(database(), case_id)
    ]
