"""Reading the log."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry


def last_actor(session: Session, action: AuditAction, object_id: str) -> str | None:
    """Who did this to an object last; None where nobody did."""
    return session.scalar(
        select(AuditEntry.actor_id)
        .where(AuditEntry.object_id == object_id, AuditEntry.action == action)
        .order_by(AuditEntry.number.desc())
        .limit(1)
    )


def entries_about(session: Session, object_ids: list[str], at_most: int = 200) -> list[AuditEntry]:
    """The newest entries about any of these objects, newest first."""
    return list(
        session.scalars(
            select(AuditEntry)
            .where(AuditEntry.object_id.in_(object_ids))
            .order_by(AuditEntry.at.desc(), AuditEntry.number.desc())
            .limit(at_most)
        )
    )


def deeds_on(
    session: Session, object_id: str, actions: Collection[AuditAction], at_most: int = 20
) -> list[AuditEntry]:
    """The newest entries of these kinds about one object, newest first."""
    return list(
        session.scalars(
            select(AuditEntry)
            .where(AuditEntry.object_id == object_id, AuditEntry.action.in_(actions))
            .order_by(AuditEntry.number.desc())
            .limit(at_most)
        )
    )
