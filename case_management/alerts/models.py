"""Alerts: drafted by one, released by another, received by buyers."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, new_id


class Alert(Base):
    """`document_sealed` until release; `document` is the very bytes that both signed, after it."""

    __tablename__ = "alerts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    release_by_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    reference: Mapped[str] = mapped_column(String(20), unique=True, info=CLEAR)
    state: Mapped[str] = mapped_column(String(12), info=CLEAR)
    digest: Mapped[str] = mapped_column(String(64), info=CLEAR)
    document_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    document: Mapped[bytes | None] = mapped_column(LargeBinary, info=CLEAR)
    drafter_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    drafter_signature: Mapped[bytes] = mapped_column(LargeBinary, info=CLEAR)
    releaser_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    releaser_signature: Mapped[bytes | None] = mapped_column(LargeBinary, info=CLEAR)
    return_reason: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    recall_reason: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    recalled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    drafted_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class ReleasedBand(Base):
    """The release ledger: what was told of how many workers, to anybody, and never forgotten.

    By it no later release of the same factory and kind tells by its difference.
    """

    __tablename__ = "released_bands"
    __table_args__ = (Index("ix_released_bands_factory", "factory_id", "category", "released_at"),)

    alert_id: Mapped[str] = mapped_column(ForeignKey("alerts.id"), primary_key=True, info=CLEAR)
    factory_id: Mapped[str] = mapped_column(ForeignKey("factories.id"), info=CLEAR)
    category: Mapped[str] = mapped_column(String(40), info=CLEAR)
    band: Mapped[str] = mapped_column(String(20), info=CLEAR)
    affected_count: Mapped[int | None] = mapped_column(info=CLEAR)
    released_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class AlertRecipient(Base):
    """One person at one affiliate, with an own reference, so that a leak is traceable."""

    __tablename__ = "alert_recipients"
    __table_args__ = (UniqueConstraint("alert_id", "member_id"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    alert_id: Mapped[str] = mapped_column(ForeignKey("alerts.id"), info=CLEAR)
    affiliate_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    reference: Mapped[str] = mapped_column(String(20), unique=True, info=CLEAR)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    acknowledged_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
