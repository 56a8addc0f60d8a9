"""Who wrote which note, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now
from app.dashboard.wording.times import own_zone, short
from case_management.cases.notes import CaseNote, NoteKind, notes_of

KINDS: Mapping[str, LazyString] = {
    NoteKind.NOTE: _("Note"),
    NoteKind.WISH: _("What the worker would like"),
    NoteKind.REPRESENTATIVE: _("Who speaks for the worker"),
}
"""In the order in which a form offers them."""


@dataclass(frozen=True)
class NoteLine:
    """Who wrote a note and when; its text is sealed."""

    id: str
    who: str
    time: str
    about: str
    """What it is, in words; "" for a note like any other."""
    may_be_told: str
    """Of a representative, in words; "" for all else."""


@dataclass(frozen=True)
class NoteLines:
    """Of one case, oldest first."""

    notes: list[NoteLine]
    wanted: list[NoteLine]
    """What workers would like, and who speaks for them."""
    kinds: list[tuple[str, str]]
    """(value, label) of what a note may be."""


def note_lines(case_id: str) -> NoteLines:
    """As they are now."""
    lines = [(one.kind == NoteKind.NOTE, _line(one)) for one in notes_of(database(), case_id)]
    return NoteLines(
        notes=[line for is_note, line in lines if is_note],
        wanted=[line for is_note, line in lines if not is_note],
        kinds=[(kind, str(label)) for kind, label in KINDS.items()],
    )


def _line(note: CaseNote) -> NoteLine:
    told = {
        None: "",
        True: str(_("We may talk with this person or organisation about it.")),
        False: str(_("The worker has not agreed that we talk with them.")),
    }
    return NoteLine(
        id=note.id,
        who=name_of(note.member_id),
        time=short(note.written_at, own_zone(), now()),
        about="" if note.kind == NoteKind.NOTE else str(KINDS[note.kind]),
        may_be_told=told[note.may_be_told],
    )
