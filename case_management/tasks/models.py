"""A task of a case; what is to be done is sealed."""

from datetime import date, datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.sealed_texts import CaseText
from config.platform.columns import CLEAR
from config.platform.database import UtcDateTime

_ENDED = text("ended_on IS NOT NULL")
TO_DO = text("state = 'open' AND ended_on IS NULL")
"""It is still to be done, in a case that goes on; as it stands in an index, of which a statement
must repeat the words."""


class CaseTask(CaseText):
    """What one member, or nobody yet, has to do until a day."""

    __tablename__ = "case_tasks"
    __table_args__ = (
        Index("ix_case_tasks_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
        Index(
            "ix_case_tasks_to_do",
            "assignee_id",
            "due_on",
            "id",
            sqlite_where=TO_DO,
            postgresql_where=TO_DO,
        ),
    )

    assignee_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Whose it is; None for nobody's."""
    due_on: Mapped[date] = mapped_column(info=CLEAR)
    """A day in the organisation's zone."""
    state: Mapped[str] = mapped_column(String(10), info=CLEAR)
    settled_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Who said last that it is done or dropped; None while it is open."""
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
