"""A lease: what only one process may run, on any number of hosts."""

from datetime import datetime, timedelta

from sqlalchemy import String, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.database import Base, UtcDateTime


class Lease(Base):
    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(60), primary_key=True, info={"class": "clear"})
    holder: Mapped[str] = mapped_column(String(60), info={"class": "clear"})
    until: Mapped[datetime] = mapped_column(UtcDateTime, info={"class": "clear"})


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
    try:
        with session.begin_nested():
            session.execute(insert(Lease).values(name=name, holder=holder, until=until))
    except IntegrityError:
        return False
    return True
