"""The register and the chain of custody; what there is and where it lies is sealed."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.sealed_texts import CaseText
from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base

_ENDED = text("ended_on IS NOT NULL")


class EvidenceItem(CaseText):
    """One piece of evidence; who took it in is the member who wrote it."""

    __tablename__ = "evidence_items"
    __table_args__ = (
        Index("ix_evidence_items_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    number: Mapped[int] = mapped_column(info=CLEAR)
    """Its number in the register of its case, from 1 on; it never changes."""
    kind: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """An EvidenceKind."""
    source: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """An EvidenceSource."""
    received_on: Mapped[date] = mapped_column(info=CLEAR)
    """The day on which it came to the organisation."""
    media_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The file of a worker's text that it is; None for all else."""


class CustodyEntry(CaseText):
    """One thing that happened to a piece of evidence. Nothing changes or removes an entry."""

    __tablename__ = "custody_entries"
    __table_args__ = (
        Index("ix_custody_entries_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    item_id: Mapped[str] = mapped_column(
        ForeignKey("evidence_items.id", **DEFERRED), index=True, info=CLEAR
    )
    number: Mapped[int] = mapped_column(info=CLEAR)
    """Its place in the chain of its item, from 1 on."""
    step: Mapped[str] = mapped_column(String(20), info=CLEAR)
    """A CustodyStep."""
    happened_on: Mapped[date] = mapped_column(info=CLEAR)


class FindingEvidence(Base):
    """A finding rests on a piece of evidence. It stays when the evidence itself is gone."""

    __tablename__ = "finding_evidence"

    finding_id: Mapped[str] = mapped_column(
        ForeignKey("findings.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    item_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
