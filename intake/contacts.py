"""A contact: somebody who texted a line, known by a blind index and nothing else."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.database import DEFERRED, Base, UtcDateTime, new_id
from vault.models import BLIND, CLEAR, SEALED


class Contact(Base):
    """The address is sealed to the courier; receivers find the row by its blind index."""

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("line_id", "address_index"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    line_id: Mapped[str] = mapped_column(ForeignKey("lines.id", **DEFERRED), info=CLEAR)
    address_index: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    dialogue: Mapped[str] = mapped_column(info=CLEAR)
    current_report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    opted_out: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    reply_policy: Mapped[str] = mapped_column(String(10), default="evening", info=CLEAR)
    window_start: Mapped[int | None] = mapped_column(info=CLEAR)
    window_end: Mapped[int | None] = mapped_column(info=CLEAR)
    last_inbound_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    created_on: Mapped[date] = mapped_column(info=CLEAR)


_BY_INDEX = (
    select(Contact)
    .where(Contact.line_id == bindparam("line"), Contact.address_index == bindparam("index"))
    .with_for_update()
)


def find_contact(session: Session, line_id: str, index: bytes) -> Contact | None:
    """The contact of a line with this blind index, locked until the transaction ends."""
    return session.scalar(_BY_INDEX, {"line": line_id, "index": index})
