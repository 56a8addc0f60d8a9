"""The log read page by page, the newest first, narrowed by who, what, about what and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from case_management.audit.models import AuditEntry

AT_ONCE = 50


@dataclass(frozen=True)
class LogFilter:
    """What is wanted; None wants all."""

    actor: str | None = None
    action: str | None = None
    about: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Before this moment."""
    hidden: Collection[str] = ()
    """Objects that the reader may not know of."""


@dataclass(frozen=True)
class LogPage:
    entries: list[AuditEntry]
    before: int | None
    """The number before which the next page begins; None on the last."""


def log_page(
    session: Session, organisation_id: str, wanted: LogFilter, before: int | None = None
) -> LogPage:
    """Up to 50 entries, by their numbers: an old page costs what the first one does."""
    chosen = select(AuditEntry).where(AuditEntry.organisation_id == organisation_id)
    if before is not None:
        chosen = chosen.where(AuditEntry.number < before)
    for column, value in (
        (AuditEntry.actor_id, wanted.actor),
        (AuditEntry.action, wanted.action),
        (AuditEntry.object_id, wanted.about),
    ):
        if value is not None:
            chosen = chosen.where(column == value)
    if wanted.since is not None:
        chosen = chosen.where(AuditEntry.at >= wanted.since)
    if wanted.until is not None:
        chosen = chosen.where(AuditEntry.at < wanted.until)
    if wanted.hidden:
        open_to_all = AuditEntry.object_id.is_(None)
        chosen = chosen.where(or_(open_to_all, AuditEntry.object_id.not_in(wanted.hidden)))
    found = session.scalars(chosen.order_by(AuditEntry.number.desc()).limit(AT_ONCE + 1)).all()
    entries = list(found[:AT_ONCE])
    return LogPage(entries, entries[-1].number if len(found) > AT_ONCE else None)


def entry_hash_at(session: Session, organisation_id: str, number: int) -> bytes | None:
    """What the database says that the hash of an entry is; None where there is none."""
    entry = session.get(AuditEntry, (organisation_id, number))
    return entry.entry_hash if entry is not None else None


def entry_count(session: Session, organisation_id: str) -> int:
    """The number of the last entry, 0 for none."""
    last = select(AuditEntry.number).where(AuditEntry.organisation_id == organisation_id)
    return session.scalar(last.order_by(AuditEntry.number.desc()).limit(1)) or 0
