"""What a member confirmed of other organisations, kept for them between sign-ins.

A releaser compares a monitor organisation's eight words once; the browser wraps the fingerprint
under a key of the releaser's secret. The server can lose it, and then they compare again; it
can't forge one.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.members import MemberPins


def pins_of(session: Session, member_id: str) -> bytes | None:
    """The wrapped fingerprints; None where the member has confirmed none."""
    row = session.get(MemberPins, member_id)
    return row.pins_wrapped if row else None


def keep_pins(session: Session, member_id: str, wrapped: bytes, now: datetime) -> None:
    """Keeps them, in the place of those before."""
    session.merge(MemberPins(member_id=member_id, pins_wrapped=wrapped, changed_at=now))
