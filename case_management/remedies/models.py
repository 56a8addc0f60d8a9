"""The plan of a remedy: why it happened, what is to be done, and what was seen of it."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id

TO_BE_DONE = text(
    "state IN ('proposed', 'consulted', 'agreed', 'in_progress', 'disputed', 'relapsed')"
)
"""As it stands in an index, of which a statement must repeat the words (rules.py, TO_DO)."""
_ENDED = text("ended_on IS NOT NULL")


class CaseCause(Base):
    """One root cause of what a case found."""

    __tablename__ = "case_causes"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    cause: Mapped[str] = mapped_column(String(30), primary_key=True, info=CLEAR)
    """A RootCause."""
    is_primary: Mapped[bool] = mapped_column(info=CLEAR)


class CaseBreach(Base):
    """One thing that was done against workers of a case who organise."""

    __tablename__ = "case_breaches"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    breach: Mapped[str] = mapped_column(String(20), primary_key=True, info=CLEAR)
    """A Breach."""


class RemedyAction(Base):
    """One action of the plan; what exactly is to be done is sealed to the organisation."""

    __tablename__ = "remedy_actions"
    __table_args__ = (
        Index(
            "ix_remedy_actions_due", "due_on", sqlite_where=TO_BE_DONE, postgresql_where=TO_BE_DONE
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    """Who proposed it."""
    agreed_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Who agreed it last; this member does not verify it."""
    kind: Mapped[str] = mapped_column(String(20), info=CLEAR)
    owner: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """A Party: who must do it."""
    due_on: Mapped[date] = mapped_column(info=CLEAR)
    state: Mapped[str] = mapped_column(String(20), info=CLEAR)
    cost_minor: Mapped[int | None] = mapped_column(BigInteger, info=CLEAR)
    """What it costs in the currency's smallest unit; None where nobody knows."""
    currency: Mapped[str | None] = mapped_column(String(3), info=CLEAR)
    payer: Mapped[str | None] = mapped_column(String(20), info=CLEAR)
    """A Party: who pays."""
    element: Mapped[str | None] = mapped_column(String(20), info=CLEAR)
    """An Element, where it is one of what a plan for freedom of association usually holds."""
    agreement_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The agreement of which it is an item; it stays when that text is gone."""
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class RemedyNote(Base):
    """What was seen of an action, or why a step was taken; sealed to the organisation."""

    __tablename__ = "remedy_notes"
    __table_args__ = (
        Index("ix_remedy_notes_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    action_id: Mapped[str] = mapped_column(
        ForeignKey("remedy_actions.id", **DEFERRED), index=True, info=CLEAR
    )
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    event: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """The step that was taken with it; empty where none was."""
    body_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    ended_on: Mapped[date | None] = mapped_column(info=CLEAR)
    """The day on which its case ended; None while it has not."""


class RemedyPayment(Base):
    """One line of the ledger: money that is owed to workers, or was paid to them."""

    __tablename__ = "remedy_payments"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    action_id: Mapped[str] = mapped_column(
        ForeignKey("remedy_actions.id", **DEFERRED), index=True, info=CLEAR
    )
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A PaymentKind."""
    minor: Mapped[int] = mapped_column(BigInteger, info=CLEAR)
    """In the currency's smallest unit."""
    currency: Mapped[str] = mapped_column(String(3), info=CLEAR)
    people: Mapped[int] = mapped_column(info=CLEAR)
    """To how many."""
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    confirmed_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The poll by which workers confirmed it; nothing else does."""
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When a member said that it was an error; the line stays and counts no more."""
