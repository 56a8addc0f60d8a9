"""Sessions at which workers were told of the line."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime, new_id


class OutreachSession(Base):
    """One session: for a factory's workers, or at a place where those of several meet.

    Nobody who came is named; `reached` is how many there were.
    """

    __tablename__ = "awareness_sessions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    factory_id: Mapped[str | None] = mapped_column(ForeignKey("factories.id"), info=CLEAR)
    place: Mapped[str] = mapped_column(String(120), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    held_on: Mapped[date] = mapped_column(info=CLEAR)
    reached: Mapped[int] = mapped_column(info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
