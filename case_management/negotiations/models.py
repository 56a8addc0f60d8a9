"""Dialogue sessions and signed agreements of a case; what was offered and agreed is sealed."""

from datetime import date

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.sealed_texts import CaseText
from config.platform.columns import CLEAR

_ENDED = text("ended_on IS NOT NULL")


class Negotiation(CaseText):
    """One dialogue session between those who represent workers and management."""

    __tablename__ = "negotiations"
    __table_args__ = (
        Index("ix_negotiations_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    held_on: Mapped[date] = mapped_column(info=CLEAR)
    representation: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """A Representation: who spoke for the workers."""
    outcome: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """An SessionOutcome."""


class Agreement(CaseText):
    """What both sides signed; its items become actions of the plan."""

    __tablename__ = "agreements"
    __table_args__ = (
        Index("ix_agreements_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    signed_on: Mapped[date] = mapped_column(info=CLEAR)
    representation: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """A Representation: who signed for the workers."""
    other_party: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """Who signed on the other side: a Party of remedies."""
    ends_on: Mapped[date | None] = mapped_column(info=CLEAR)
    """The last day on which it binds; None where it says none."""
    item_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The piece of the evidence register that is the signed paper; None where there is none."""
