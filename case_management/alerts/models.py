"""Alerts: drafted by one, released by another, received by buyers."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, false
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
    observation: Mapped[bool] = mapped_column(default=False, server_default=false(), info=CLEAR)
    """The drafter declared that the statement is what monitors saw themselves."""
    drafted_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


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
