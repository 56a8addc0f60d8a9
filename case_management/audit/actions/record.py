"""Append one entry to an organisation's audit chain, in the transaction of what it records."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import GENESIS, entry_hash
from vault.organisations import Organisation


def record(
    session: Session,
    organisation_id: str,
    actor_id: str,
    action: AuditAction,
    object_id: str | None,
    now: datetime,
    detail: Mapping[str, str | int | None] | None = None,
) -> None:
    """Writes who did what to which object; `detail` holds ids, codes and counts only."""
    # The organisation's row serialises writers of one chain on PostgreSQL.
    session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )
    last = session.execute(
        select(AuditEntry.number, AuditEntry.entry_hash)
        .where(AuditEntry.organisation_id == organisation_id)
        .order_by(AuditEntry.number.desc())
        .limit(1)
    ).first()
    number, previous = (last.number + 1, last.entry_hash) if last else (1, GENESIS)
    entry = AuditEntry(
        organisation_id=organisation_id,
        number=number,
        at=now.replace(microsecond=0),
        actor_id=actor_id,
        action=action,
        object_id=object_id,
        detail=json.dumps(dict(detail or {}), sort_keys=True),
    )
    entry.entry_hash = entry_hash(previous, hashed_fields(entry))
    session.add(entry)
    session.flush()


def hashed_fields(entry: AuditEntry) -> dict[str, object]:
    """What the hash of an entry covers: every column but the hash."""
    return {
        "organisation": entry.organisation_id,
        "number": entry.number,
        "at": entry.at.isoformat(),
        "actor": entry.actor_id,
        "action": entry.action,
        "object": entry.object_id,
        "detail": entry.detail,
    }
