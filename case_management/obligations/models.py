"""The register of obligations of each contract."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, new_id


class Obligation(Base):
    """What a contractor owes one affiliate by a contract."""

    __tablename__ = "obligations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    affiliate_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    contract_id: Mapped[str] = mapped_column(ForeignKey("contracts.id"), info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    kind: Mapped[str] = mapped_column(String(12), info=CLEAR)
    """An ObligationKind."""
    measure: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A Measure."""
    outcome: Mapped[str | None] = mapped_column(String(30), info=CLEAR)
    """Of outcomes.OUTCOMES, whose words are shown; None where `title` says what is owed."""
    title: Mapped[str] = mapped_column(String(300), info=CLEAR)
    clause: Mapped[str] = mapped_column(String(60), info=CLEAR)
    sanction: Mapped[str] = mapped_column(String(200), info=CLEAR)
    """What the contract lets follow."""
    due_on: Mapped[date] = mapped_column(info=CLEAR)
    """Until when something is owed in its present state."""
    state: Mapped[str] = mapped_column(String(20), info=CLEAR)
    rung: Mapped[int] = mapped_column(info=CLEAR)
    """Of the ladder, 0 for none."""
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class ObligationStep(Base):
    """One step with its evidence or reason, sealed for the affiliate."""

    __tablename__ = "obligation_steps"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    obligation_id: Mapped[str] = mapped_column(ForeignKey("obligations.id"), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    event: Mapped[str] = mapped_column(String(20), info=CLEAR)
    rung: Mapped[int] = mapped_column(info=CLEAR)
    """On which it stood after."""
    ends_contract: Mapped[bool] = mapped_column(info=CLEAR)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
