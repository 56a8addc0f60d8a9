"""Import one file: compared first, then written, all of it or nothing.

The edge that calls both owns the transactions; the first needs a reading one only.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.imports.contracts_in import take_in_contracts
from case_management.supply_chain.imports.factories_in import (
    PlannedFactories,
    plan_factories,
    write_factories,
)
from case_management.supply_chain.imports.models import Import, ImportRow
from case_management.supply_chain.imports.outcomes import ImportFigures, TakenRow
from case_management.supply_chain.imports.watch_lists_in import take_in_watch_list
from case_management.supply_chain.reading.ocds import ListedContract, listed_contracts
from case_management.supply_chain.reading.open_supply_hub import listed_factories
from case_management.supply_chain.reading.watch_lists import ListedGood, listed_goods
from config.platform.database import new_id

KINDS = ("open-supply-hub", "ocds", "watch-list")
_AT_ONCE = 500


@dataclass(frozen=True)
class PreparedImport:
    """A file that was read and, where it lists factories, compared with the register."""

    kind: str
    name: str
    digest: str
    content: PlannedFactories | list[ListedContract] | list[ListedGood]


def prepare_import(
    session: Session,
    kind: str,
    file: Path,
    name: str,
    progress: Callable[[int], None] = lambda rows: None,
) -> PreparedImport:
    """Reads a file; writes nothing.

    `name` is what it is called where it came from; `progress` hears how many rows are done. Raises
    FileRefused, or Refusal "imported_already".
    """
    digest = _digest(file)
    same = select(Import.id).where(Import.digest == digest, Import.state == "done")
    # Contracts whose buyer was unknown are imported again, with the buyer.
    if kind != "ocds" and session.scalar(same):
        raise Refusal("imported_already")
    content: PlannedFactories | list[ListedContract] | list[ListedGood]
    if kind == "ocds":
        content = list(listed_contracts(file))
    elif kind == "watch-list":
        content = list(listed_goods(file))
    else:
        content = PlannedFactories()
        for content in plan_factories(session, listed_factories(file)):
            progress(len(content.rows))
    return PreparedImport(kind, name[:200], digest, content)


def write_import(
    session: Session,
    prepared: PreparedImport,
    now: datetime,
    buyers: Mapping[str, str] | None = None,
) -> tuple[Import, ImportFigures]:
    """Takes a prepared file in. `buyers` as for `take_in_contracts`."""
    made = Import(
        id=new_id(),
        kind=prepared.kind,
        file_name=prepared.name,
        digest=prepared.digest,
        imported_at=now,
        state="done",
    )
    session.add(made)
    session.flush()
    figures = ImportFigures()
    waiting: list[dict[str, Any]] = []
    for row in figures.counted(_rows(session, made, prepared, buyers or {})):
        waiting.append({"import_id": made.id, **vars(row), "outcome": str(row.outcome)})
        if len(waiting) >= _AT_ONCE:
            _write(session, waiting)
    _write(session, waiting)
    return made, figures


def _rows(
    session: Session, made: Import, prepared: PreparedImport, buyers: Mapping[str, str]
) -> Iterator[TakenRow]:
    content = prepared.content
    if isinstance(content, PlannedFactories):
        return write_factories(session, content)
    contracts = [one for one in content if isinstance(one, ListedContract)]
    goods = [one for one in content if isinstance(one, ListedGood)]
    if prepared.kind == "ocds":
        return take_in_contracts(session, contracts, buyers)
    return take_in_watch_list(session, made.id, goods)


def _write(session: Session, waiting: list[dict[str, Any]]) -> None:
    if waiting:
        session.execute(insert(ImportRow), waiting)
        waiting.clear()


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
