"""The working week and the holidays of an organisation, as its coordinator has set them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime


class WorkingWeek(Base):
    """The days of the week on which an organisation works, where they are not the policy's."""

    __tablename__ = "working_weeks"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    days: Mapped[str] = mapped_column(String(13), info=CLEAR)
    """Numbers of weekdays, 0 for Monday, with commas."""
    set_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class Holiday(Base):
    """One day on which an organisation does not work."""

    __tablename__ = "holidays"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    day: Mapped[date] = mapped_column(primary_key=True, info=CLEAR)
