"""Reply templates that an organisation keeps: words of members, sealed like their notes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime

MOST = 100
"""So many an organisation may keep: a list that is looked through while a worker waits."""


class ReplyTemplate(Base):
    """One template in one language."""

    __tablename__ = "reply_templates"
    __table_args__ = (Index("ix_reply_templates_language", "organisation_id", "language"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    """In which it is written: it is offered where a worker speaks that."""
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


def templates_of(
    session: Session, organisation_id: str, language: str | None = None
) -> list[ReplyTemplate]:
    """Those of an organisation, in one language or in all, the oldest first."""
    own = ReplyTemplate.organisation_id == organisation_id
    found = select(ReplyTemplate).where(own)
    if language is not None:
        found = found.where(ReplyTemplate.language == language)
    ordered = found.order_by(ReplyTemplate.language, ReplyTemplate.written_at, ReplyTemplate.id)
    return list(session.scalars(ordered))
