"""The log of every read and change: one hash chain an organisation."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime


class AuditEntry(Base):
    """`detail` is JSON of ids, codes and counts; never a text of anybody."""

    __tablename__ = "audit_entries"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    actor_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    action: Mapped[str] = mapped_column(String(40), info=CLEAR)
    object_id: Mapped[str | None] = mapped_column(String(32), index=True, info=CLEAR)
    detail: Mapped[str] = mapped_column(info=CLEAR)
    entry_hash: Mapped[bytes] = mapped_column(LargeBinary(32), info=CLEAR)
