"""What members write down about a case, sealed in the browser to their organisation alone.

Each kind has a table of its own; what they share is here: the seal, who wrote it, and that it goes
with the texts of its case when retention ends those.
"""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from case_management.new_ids import require_new_id
from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime
from vault.grants import Grant


class CaseText(Base):
    """One text about a case; shown to members of the organisation alone, never sent."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    """Who wrote it."""
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    ended_on: Mapped[date | None] = mapped_column(info=CLEAR)
    """The day on which its case ended; None while it has not."""


def keep_text(session: Session, text: CaseText, grant: Grant) -> bool:
    """Keeps a text with the key to it; False where it is kept already. Raises Refusal for an id
    that is another record's."""
    known = session.get(type(text), text.id)
    if known is not None and (known.case_id, known.member_id) == (text.case_id, text.member_id):
        return False
    require_new_id(session, text.id)
    session.add_all((text, grant))
    session.flush()
    return True


def set_texts_ended_on(
    session: Session, table: type[CaseText], case_ids: Collection[str], day: date | None
) -> None:
    """Says of all texts of these cases when their case ended; None for not yet."""
    session.execute(update(table).where(table.case_id.in_(case_ids)).values(ended_on=day))
