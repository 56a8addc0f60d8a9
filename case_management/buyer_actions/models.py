"""What a buyer did about an alert."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, new_id


class BuyerAction(Base):
    """One action. Its note is sealed for the affiliate and for whoever works the case; where it is
    `shared`, also for the other affiliates that got the alert then."""

    __tablename__ = "buyer_actions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    alert_id: Mapped[str] = mapped_column(ForeignKey("alerts.id"), index=True, info=CLEAR)
    affiliate_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), index=True, info=CLEAR
    )
    contract_id: Mapped[str | None] = mapped_column(ForeignKey("contracts.id"), info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    kind: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """One of kinds.RECORDED."""
    done_on: Mapped[date] = mapped_column(info=CLEAR)
    shared: Mapped[bool] = mapped_column(info=CLEAR)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
