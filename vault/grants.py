"""Grants: the keys of epochs and records as they are stored, sealed to whoever may open them."""

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base


class EpochGrant(Base):
    """An organisation's secret of one epoch, sealed to one member."""

    __tablename__ = "epoch_grants"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    epoch: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    secret_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)


class Grant(Base):
    """A record's data key for one organisation: sealed by receivers, wrapped by members."""

    __tablename__ = "grants"
    record_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    organisation_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    epoch: Mapped[int] = mapped_column(info=CLEAR)
    key_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
