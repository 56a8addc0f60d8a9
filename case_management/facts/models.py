"""A figure of a case; the figure, and on what it rests, is sealed."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.sealed_texts import CaseText
from config.platform.columns import CLEAR
from config.platform.database import UtcDateTime

_ENDED = text("ended_on IS NOT NULL")


class SealedFact(CaseText):
    """One figure of one kind. A wrong one is taken back, and stays to be seen."""

    __tablename__ = "case_facts"
    __table_args__ = (
        Index("ix_case_facts_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    kind: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """A FactKind."""
    taken_back_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
