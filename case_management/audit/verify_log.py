"""Reads an organisation's log from its first entry to its last, and says whether it is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, String, select, type_coerce
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditCheckpoint, AuditEntry
from case_management.audit.rules import ChainCheck, Kept, LogFault
from vault.checkpoints import Checkpoint, CheckpointFolder

AT_ONCE = 500
_STORED = "%Y-%m-%d %H:%M:%S.%f"
"""How SQLite keeps a time."""


@dataclass(frozen=True)
class LogReport:
    """What became of a log."""

    entries: int
    """That were found in order, from the first."""
    head: bytes
    """The hash of the last of them."""
    touched: int | None
    """The first that is not as it was written; None where all are."""
    fault: LogFault | None
    rewritten_up_to: int | None
    """With REWRITTEN: the entry whose checkpoint does not fit; the first that was touched is not
    behind it."""
    proven: int
    """Entries that a checkpoint confirms; those behind them could have been written anew."""
    proven_at: datetime | None
    erased: int
    """Entries whose details were erased, as the log says."""

    @property
    def tail(self) -> int:
        """How many entries behind the last checkpoint nobody can prove."""
        return self.entries - self.proven


def known_checkpoints(
    session: Session, folder: CheckpointFolder, organisation_id: str
) -> list[Checkpoint]:
    """Those of the trust folder and those of the database that hold, the oldest first."""
    keys = folder.keys()
    rows = session.scalars(
        select(AuditCheckpoint).where(AuditCheckpoint.organisation_id == organisation_id)
    )
    stored = [checkpoint_of(row) for row in rows]
    found = {*folder.kept(organisation_id), *(one for one in stored if one.holds(keys))}
    return sorted(found, key=lambda one: (one.number, one.at))


def newest_checkpoint(
    session: Session, folder: CheckpointFolder, organisation_id: str
) -> Checkpoint | None:
    """The last that holds, of the trust folder or, where that is another host's, the database."""
    kept = folder.newest(organisation_id)
    row = session.scalar(
        select(AuditCheckpoint)
        .where(AuditCheckpoint.organisation_id == organisation_id)
        .order_by(AuditCheckpoint.number.desc())
        .limit(1)
    )
    stored = checkpoint_of(row) if row is not None else None
    if stored is not None and (kept is None or kept.number < stored.number):
        return stored if stored.holds(folder.keys()) else kept
    return kept


def checkpoint_of(row: AuditCheckpoint) -> Checkpoint:
    """A stored checkpoint as it was signed."""
    return Checkpoint(row.organisation_id, row.number, row.entry_hash, row.at, row.signature)


def verify_log(
    session: Session,
    organisation_id: str,
    checkpoints: Sequence[Checkpoint] = (),
    since: Checkpoint | None = None,
) -> LogReport:
    """Compares a log with checkpoints of it that hold.

    `since`: begins at that checkpoint's entry and believes what was before it, which the clerk has
    read when it signed. Details that were erased are then looked at from there on only.
    """
    known: dict[int, frozenset[bytes]] = {}
    for one in checkpoints:
        known[one.number] = known.get(one.number, frozenset()) | {one.entry_hash}
    check = ChainCheck(known)
    if since is not None:
        entry = session.execute(_page(session, organisation_id, since.number - 1).limit(1)).first()
        if entry is not None and entry.entry_hash == since.entry_hash:
            check.number = check.proven = since.number
            check.head = since.entry_hash
    pages = _pages(session, organisation_id, check)
    if all(check.take(page, AuditAction.ERASE_DETAILS) for page in pages):
        check.end()
    at = max((one.at for one in checkpoints if one.number == check.proven), default=None)
    unfit = check.number + 1 if check.fault is LogFault.REWRITTEN else None
    return LogReport(
        check.number,
        check.head,
        check.touched,
        check.fault,
        unfit,
        check.proven,
        at,
        check.erased,
    )


def _pages(session: Session, organisation_id: str, check: ChainCheck) -> Iterator[list[Kept]]:
    """The entries behind those that were found in order; none before the first is left out."""
    while True:
        try:
            page = _page(session, organisation_id, check.number).limit(AT_ONCE)
            entries = [_kept(row) for row in session.execute(page)]
        except OperationalError as error:
            _raise_if_away(error)
            entries = list(_one_by_one(session, organisation_id, check.number))
        if not entries:
            return
        yield entries


def _one_by_one(session: Session, organisation_id: str, after: int) -> Iterator[Kept]:
    """Up to the entry that cannot be read; for that one something that no writer wrote."""
    page = _page(session, organisation_id, after)
    for place in range(AT_ONCE):
        try:
            row = session.execute(page.offset(place).limit(1)).first()
        except OperationalError as error:
            _raise_if_away(error)
            yield Kept(None, after + place + 1, *[None] * 8)
            return
        if row is None:
            return
        yield _kept(row)


def _raise_if_away(error: OperationalError) -> None:
    """Goes on where a text holds bytes that no text has; only SQLite lets them be there."""
    if "decode" not in str(error.orig).lower():
        raise error


def _page(session: Session, organisation_id: str, after: int | None) -> Select[*tuple[Any, ...]]:
    # SQLite keeps times as texts, of which many mean the same time: the very text is compared.
    sqlite = session.get_bind().dialect.name == "sqlite"
    at = type_coerce(AuditEntry.at, String) if sqlite else AuditEntry.at
    page = select(
        AuditEntry.organisation_id,
        AuditEntry.number,
        at.label("at"),
        AuditEntry.actor_id,
        AuditEntry.action,
        AuditEntry.object_id,
        AuditEntry.detail,
        AuditEntry.detail_salt,
        AuditEntry.detail_hash,
        AuditEntry.entry_hash,
    ).where(AuditEntry.organisation_id == organisation_id)
    if after:
        page = page.where(AuditEntry.number > after)
    return page.order_by(AuditEntry.number)


def _kept(row: Row[*tuple[Any, ...]]) -> Kept:
    organisation, number, at, *others = row
    return Kept(organisation, number, _time(at), *others)


def _time(kept: object) -> str | None:
    """As the chain has it; None for what is not the one spelling of a time."""
    if isinstance(kept, datetime):
        return kept.isoformat()
    try:
        at = datetime.fromisoformat(str(kept))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC).isoformat() if f"{at:{_STORED}}" == kept else None
