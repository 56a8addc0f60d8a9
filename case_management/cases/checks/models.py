"""The checks of a case: when workers are asked again, and what came of it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, new_id
from config.platform.lifecycle import StateTable


class CheckState(StrEnum):
    """The values stand in rows."""

    PLANNED = "planned"
    ASKED = "asked"
    HELD = "held"
    """Somebody says that it is still so, and nobody that it is not."""
    RELAPSED = "relapsed"
    UNANSWERED = "unanswered"
    """Nobody answered, or who answered does not know, or nobody could be asked."""
    DROPPED = "dropped"
    """The case went on in another way before it was due, or answered."""


class CheckEvent(StrEnum):
    ASK = "ask"
    HOLD = "hold"
    RELAPSE = "relapse"
    STAY_SILENT = "stay_silent"
    DROP = "drop"


CHECKS = StateTable(
    "check",
    (CheckState.PLANNED,),
    {
        (CheckState.PLANNED, CheckEvent.ASK): CheckState.ASKED,
        (CheckState.PLANNED, CheckEvent.DROP): CheckState.DROPPED,
        (CheckState.ASKED, CheckEvent.HOLD): CheckState.HELD,
        (CheckState.ASKED, CheckEvent.RELAPSE): CheckState.RELAPSED,
        (CheckState.ASKED, CheckEvent.STAY_SILENT): CheckState.UNANSWERED,
        (CheckState.ASKED, CheckEvent.DROP): CheckState.DROPPED,
    },
)

LEFT = CHECKS.states_before(CheckEvent.DROP)
"""What is still to come."""
_IS_PLANNED = text("state = 'planned'")


class RemedyCheck(Base):
    """One check of one remedy."""

    __tablename__ = "remedy_checks"
    __table_args__ = (
        Index(
            "ix_remedy_checks_planned",
            "due_on",
            sqlite_where=_IS_PLANNED,
            postgresql_where=_IS_PLANNED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    months: Mapped[int] = mapped_column(info=CLEAR)
    """What it is called: 3 or 6."""
    due_on: Mapped[date] = mapped_column(info=CLEAR)
    state: Mapped[str] = mapped_column(String(10), info=CLEAR)
    poll_id: Mapped[str | None] = mapped_column(String(32), index=True, info=CLEAR)


def checks_of(session: Session, case_id: str) -> list[RemedyCheck]:
    """Those that were not dropped, the first one first."""
    return list(
        session.scalars(
            select(RemedyCheck)
            .where(RemedyCheck.case_id == case_id, RemedyCheck.state != CheckState.DROPPED)
            .order_by(RemedyCheck.due_on, RemedyCheck.id)
        )
    )


def next_check(session: Session, case_id: str) -> RemedyCheck | None:
    """The first that is still to come, or not answered yet."""
    return next((one for one in checks_of(session, case_id) if one.state in LEFT), None)
