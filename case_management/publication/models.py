"""Which organisations publish figures, and what each published last."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime


class Publication(Base):
    """Kept also after it is switched off: the next figures are compared with what was seen."""

    __tablename__ = "publications"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    is_on: Mapped[bool] = mapped_column(info=CLEAR)
    switched_by: Mapped[str] = mapped_column(String(32), info=CLEAR)
    switched_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    month: Mapped[str | None] = mapped_column(String(7), info=CLEAR)
    """In which it was frozen last: "2026-11"."""
    frozen_on: Mapped[date | None] = mapped_column(info=CLEAR)
    published: Mapped[str | None] = mapped_column(info=CLEAR)
    """PublishedFigures as JSON: what the public saw last, with the cases behind each sum."""
