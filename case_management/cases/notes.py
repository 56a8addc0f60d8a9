"""Notes: what members of an organisation write down about a case, for themselves alone."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from case_management.cases.models import Case
from case_management.cases.queries import all_joined_to
from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime

_ENDED = text("ended_on IS NOT NULL")


class NoteKind(StrEnum):
    """What a note is; the values stand in rows."""

    NOTE = "note"
    WISH = "wish"
    """What a worker would like to see done."""
    REPRESENTATIVE = "representative"
    """Who speaks for a worker: a union, an organisation, a person."""


class CaseNote(Base):
    """One note; sealed to the organisation, shown to nobody else, never sent."""

    __tablename__ = "case_notes"
    __table_args__ = (
        Index("ix_case_notes_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    kind: Mapped[str] = mapped_column(
        String(20), default=NoteKind.NOTE, server_default=NoteKind.NOTE, info=CLEAR
    )
    """A NoteKind."""
    may_be_told: Mapped[bool | None] = mapped_column(info=CLEAR)
    """Of a representative: whether the worker agrees that we tell that one too."""
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    ended_on: Mapped[date | None] = mapped_column(info=CLEAR)
    """The day on which its case ended; None while it has not."""


def notes_of(session: Session, case_id: str) -> list[CaseNote]:
    """The notes of a case and of those that were joined to it, oldest first."""
    return list(
        session.scalars(
            select(CaseNote)
            .where(CaseNote.case_id.in_([case_id, *all_joined_to(session, case_id)]))
            .order_by(CaseNote.written_at, CaseNote.id)
        )
    )


def note_written_before(session: Session, case: Case, member_id: str, note_id: str) -> bool:
    """Whether this member's note of this id stands in the case already."""
    known = session.get(CaseNote, note_id)
    return known is not None and (known.case_id, known.member_id) == (case.id, member_id)


def set_notes_ended_on(session: Session, case_id: str, day: date | None) -> None:
    """Says of the notes of a case, and of those joined to it, when it ended; None for not yet."""
    cases = [case_id, *all_joined_to(session, case_id)]
    session.execute(update(CaseNote).where(CaseNote.case_id.in_(cases)).values(ended_on=day))
