"""Append one entry to an organisation's audit chain, in the transaction of what it records."""

import json
import os
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import GENESIS, SALT_BYTES, Kept, detail_hash, entry_hash
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
    told, salt = json.dumps(dict(detail or {}), sort_keys=True), os.urandom(SALT_BYTES)
    entry = AuditEntry(
        organisation_id=organisation_id,
        number=number,
        at=now.replace(microsecond=0),
        actor_id=actor_id,
        action=action,
        object_id=object_id,
        detail=told,
        detail_salt=salt,
        detail_hash=detail_hash(salt, told),
    )
    entry.entry_hash = entry_hash(previous, kept(entry).covered())
    session.add(entry)
    session.flush()


def kept(entry: AuditEntry) -> Kept:
    """An entry as the rules read it."""
    return Kept(
        entry.organisation_id,
        entry.number,
        entry.at.isoformat(),
        entry.actor_id,
        entry.action,
        entry.object_id,
        entry.detail,
        entry.detail_salt,
        entry.detail_hash,
        entry.entry_hash,
    )
