"""Erases what entries of the log say in detail; that something was done, and by whom, stays."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry

CLERK = "clerk"
"""Whose doing it is in the log: no member's."""


def erase_details(session: Session, object_ids: Collection[str], now: datetime) -> int:
    """Of all entries about these objects; gives how many.

    An entry for each object and log says that it was done: details that are gone without one are
    a fault of the log. Entries from before details could be erased keep theirs.
    """
    there = (
        AuditEntry.object_id.in_(object_ids),
        AuditEntry.detail_hash.is_not(None),
        AuditEntry.detail.is_not(None),
        AuditEntry.action != AuditAction.ERASE_DETAILS,
    )
    about = session.execute(
        select(AuditEntry.organisation_id, AuditEntry.object_id).where(*there).distinct()
    ).all()
    count = 0
    for organisation_id, object_id in sorted(about):
        gone = session.execute(
            update(AuditEntry)
            .where(
                *there,
                AuditEntry.organisation_id == organisation_id,
                AuditEntry.object_id == object_id,
            )
            .values(detail=None, detail_salt=None)
            .execution_options(preserve_rowcount=True, synchronize_session=False)
        )
        number = int(gone.rowcount)  # type: ignore[attr-defined]
        detail = {"entries": number}
        record(session, organisation_id, CLERK, AuditAction.ERASE_DETAILS, object_id, now, detail)
        count += number
    return count
