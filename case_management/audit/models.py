"""The log of every read and change: one hash chain an organisation."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime


class AuditEntry(Base):
    """`detail` is JSON of ids, codes and counts; never a text of anybody.

    The chain holds `detail_hash`, salted, and not the detail: that can be erased, with its salt.
    An entry without `detail_hash` is from before, and its detail is in the chain itself.
    """

    __tablename__ = "audit_entries"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    actor_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    action: Mapped[str] = mapped_column(String(40), info=CLEAR)
    object_id: Mapped[str | None] = mapped_column(String(32), index=True, info=CLEAR)
    detail: Mapped[str | None] = mapped_column(info=CLEAR)
    detail_salt: Mapped[bytes | None] = mapped_column(LargeBinary(16), info=CLEAR)
    detail_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=CLEAR)
    entry_hash: Mapped[bytes] = mapped_column(LargeBinary(32), info=CLEAR)


class AuditCheckpoint(Base):
    """A signed checkpoint, for pages and mails; those that prove lie in the trust folder."""

    __tablename__ = "audit_checkpoints"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    entry_hash: Mapped[bytes] = mapped_column(LargeBinary(32), info=CLEAR)
    signature: Mapped[bytes] = mapped_column(LargeBinary(64), info=CLEAR)
    mailed: Mapped[bool] = mapped_column(default=False, info=CLEAR)
