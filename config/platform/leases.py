"""A lease: what only one process may run, on any number of hosts."""

from datetime import datetime, timedelta

from sqlalchemy import String, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, insert_new
from config.platform.database import Base, UtcDateTime


class Lease(Base):
    """Who runs a named task, and until when."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(60), primary_key=True, info=CLEAR)
    holder: Mapped[str] = mapped_column(String(60), info=CLEAR)
    until: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


def hold(session: Session, name: str, holder: str, now: datetime, seconds: int) -> bool:
    """Takes or renews a lease for `seconds`; False while another holder has it."""
    until = now + timedelta(seconds=seconds)
    taken = session.execute(
        update(Lease)
        .where(Lease.name == name, (Lease.holder == holder) | (Lease.until < now))
        .values(holder=holder, until=until)
    )
    if taken.rowcount:  # type: ignore[attr-defined]
        return True
    return insert_new(session, Lease, [{"name": name, "holder": holder, "until": until}]) > 0
