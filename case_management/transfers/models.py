"""A transfer of a case, as both organisations see it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.transfers.rules import OPEN
from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime

IS_OPEN = text(f"state IN ({', '.join(repr(one) for one in OPEN)})")
"""As it stands in an index, of which a statement must repeat the words."""
_HAS_TEXTS = text("ended_on IS NOT NULL")


class CaseTransfer(Base):
    """One organisation asks to give a case to another one; one at a time of each case.

    What workers answered is in intake/reports/poll_questions.py, under this id.
    """

    __tablename__ = "case_transfers"
    __table_args__ = (
        Index(
            "ix_case_transfers_open",
            "case_id",
            unique=True,
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index("ix_case_transfers_taker", "taker_organisation_id", "state"),
        Index(
            "ix_case_transfers_ended",
            "ended_on",
            sqlite_where=_HAS_TEXTS,
            postgresql_where=_HAS_TEXTS,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    taker_organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), info=CLEAR)
    state: Mapped[str] = mapped_column(String(12), info=CLEAR)
    """Of TRANSFERS (rules.py)."""
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    """Who had the workers asked."""
    worker_count: Mapped[int] = mapped_column(info=CLEAR)
    """Workers of the case when they were asked."""
    asked_count: Mapped[int] = mapped_column(info=CLEAR)
    """Of them who could be written to."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    override_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The record of the sealed reason; None where nobody wants to go on without consent."""
    override_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    override_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    override_agreed_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The second person; None unless it was overridden."""
    offered_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    document: Mapped[bytes | None] = mapped_column(LargeBinary, info=CLEAR)
    """A TransferDocument: ids only."""
    signature: Mapped[bytes | None] = mapped_column(LargeBinary, info=CLEAR)
    """Of who offered it."""
    cover_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    """What the giver writes to the taker; the record bears the transfer's own id."""
    settled_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Who accepted, refused or withdrew it; None for a worker's no."""
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    refusal_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The record of why the taker refused it, sealed to both."""
    refusal_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    taken_case_id: Mapped[str | None] = mapped_column(String(32), index=True, info=CLEAR)
    """The taker's case, once it was accepted."""
    ended_on: Mapped[date | None] = mapped_column(info=CLEAR)
    """The day on which it was settled, from which retention counts while texts are kept."""
