"""What was imported: the file, and what became of each of its rows."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime, new_id


class Import(Base):
    """One file. `state` is "done" or "undone"."""

    __tablename__ = "imports"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    kind: Mapped[str] = mapped_column(String(20), info=CLEAR)
    file_name: Mapped[str] = mapped_column(String(200), info=CLEAR)
    digest: Mapped[str] = mapped_column(String(64), info=CLEAR)
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    state: Mapped[str] = mapped_column(String(10), default="done", info=CLEAR)


class ImportRow(Base):
    """One row: what became of it, why, of which entry of the register, and what it said."""

    __tablename__ = "import_rows"

    import_id: Mapped[str] = mapped_column(ForeignKey("imports.id"), primary_key=True, info=CLEAR)
    number: Mapped[int] = mapped_column(primary_key=True, info=CLEAR)
    outcome: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """One of imports.outcomes."""
    why: Mapped[str] = mapped_column(String(300), default="", info=CLEAR)
    object_id: Mapped[str | None] = mapped_column(String(32), index=True, info=CLEAR)
    """The factory or contract that it made, matches, or may match."""
    before: Mapped[str | None] = mapped_column(info=CLEAR)
    """In JSON what it changed of an entry, as that was before; for undoing it."""
    kept: Mapped[str] = mapped_column(info=CLEAR)
    """The row in JSON as the file has it, so that it can be given back."""


class WatchedGood(Base):
    """A line of a watch list: a good of a country, or a category of products."""

    __tablename__ = "watched_goods"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    import_id: Mapped[str] = mapped_column(ForeignKey("imports.id"), index=True, info=CLEAR)
    good: Mapped[str] = mapped_column(String(200), info=CLEAR)
    sector: Mapped[str] = mapped_column(String(100), info=CLEAR)
    country: Mapped[str | None] = mapped_column(String(2), info=CLEAR)
    """ISO 3166; None for a list by category."""
    category: Mapped[str | None] = mapped_column(String(60), info=CLEAR)
    """As "CPV 33140000"; None for a list by country."""
    risks: Mapped[str] = mapped_column(String(200), info=CLEAR)
    """Codes between commas: "child_labour", "forced_labour", "forced_child_labour", "high"."""
    tier: Mapped[str] = mapped_column(String(60), default="", info=CLEAR)
    note: Mapped[str] = mapped_column(String(1000), default="", info=CLEAR)
