"""Organisations and the versions of their rosters, as they are stored."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime, new_id


class Organisation(Base):
    """A monitor organisation, a head office or an affiliate (a public buyer)."""

    __tablename__ = "organisations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    name: Mapped[str] = mapped_column(String(200), info=CLEAR)
    kind: Mapped[str] = mapped_column(String(20), info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    time_zone: Mapped[str] = mapped_column(String(64), info=CLEAR)
    practice: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class RosterVersion(Base):
    """One signed version; believed only through vault.roster and the operator's trust file."""

    __tablename__ = "roster_versions"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    document: Mapped[bytes] = mapped_column(LargeBinary, info=CLEAR)
    signatures: Mapped[str] = mapped_column(info=CLEAR)
    complete: Mapped[bool] = mapped_column(default=True, info=CLEAR)
