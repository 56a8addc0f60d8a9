"""Who translates in a case, what they were asked for, and the glosses; those are sealed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from case_management.sealed_texts import CaseText
from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime

_ENDED = text("ended_on IS NOT NULL")
GLOSS = "gloss"
"""The kind of sealed record."""


class GlossSource(StrEnum):
    """Where a gloss comes from. The values stand in rows."""

    TRANSLATOR = "translator"
    MODEL = "model"
    """A translation model on the organisation's own machine; a member looked at it and kept it."""


class CaseTranslator(Base):
    """One member is named in one case as its translator."""

    __tablename__ = "case_translators"

    case_id: Mapped[str] = mapped_column(
        ForeignKey("cases.id", **DEFERRED), primary_key=True, info=CLEAR
    )
    member_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    named_by: Mapped[str] = mapped_column(String(32), info=CLEAR)
    named_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class GlossRequest(Base):
    """A translator is asked for the gloss of one message; the row goes once it is written."""

    __tablename__ = "gloss_requests"

    message_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    translator_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    """In which it is wanted: that of the page of the member who asks."""
    asked_by: Mapped[str] = mapped_column(String(32), info=CLEAR)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


class Gloss(CaseText):
    """One gloss of one message; who wrote or kept it is the member."""

    __tablename__ = "glosses"
    __table_args__ = (
        Index("ix_glosses_ended", "ended_on", sqlite_where=_ENDED, postgresql_where=_ENDED),
    )

    message_id: Mapped[str] = mapped_column(String(32), index=True, info=CLEAR)
    report_id: Mapped[str] = mapped_column(String(32), index=True, info=CLEAR)
    """Of the message: by it glosses go when the worker deletes their messages."""
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    """In which the gloss is."""
    source: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A GlossSource."""


class TranslationModel(Base):
    """Where an organisation's own translation model answers; members' browsers alone call it."""

    __tablename__ = "translation_models"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id"), primary_key=True, info=CLEAR
    )
    address: Mapped[str] = mapped_column(String(120), info=CLEAR)
    set_by: Mapped[str] = mapped_column(String(32), info=CLEAR)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
