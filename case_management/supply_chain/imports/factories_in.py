"""Factories of a list taken into the register: compared first, written then.

Comparing 100,000 rows takes minutes, in which no text of a worker could be taken in if it were done
in the transaction that writes.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from case_management.supply_chain.imports.factory_index import FactoryIndex
from case_management.supply_chain.imports.outcomes import RowOutcome, TakenRow, in_words
from case_management.supply_chain.locations import main_zone
from case_management.supply_chain.matching.compare import Entry, MatchOutcome
from case_management.supply_chain.models import Factory, FactoryAlias
from case_management.supply_chain.reading.open_supply_hub import ListedFactory, in_one_line
from config.platform.database import new_id

_DIGITS = 6
_AT_ONCE = 500


@dataclass
class PlannedFactories:
    """What is to be written, and the rows with their outcomes."""

    rows: list[TakenRow] = field(default_factory=list)
    new: list[dict[str, Any]] = field(default_factory=list)
    """Columns of new factories."""
    aliases: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """New factories with the OS IDs that they had before."""
    matched: dict[int, ListedFactory] = field(default_factory=dict)
    """By place in `rows`: those that may tell more than the register knows."""


def plan_factories(session: Session, listed: Iterable[ListedFactory]) -> Iterator[PlannedFactories]:
    """The plan, given after each row as it grows; the last one is whole. Writes nothing."""
    index, plan = FactoryIndex(session), PlannedFactories()
    yield plan
    for one in listed:
        plan.rows.append(_planned(index, one, plan))
        yield plan


def write_factories(session: Session, plan: PlannedFactories) -> Iterator[TakenRow]:
    """Writes new ones and fills what matched ones lack; the rows."""
    for start in range(0, len(plan.new), _AT_ONCE):
        session.execute(insert(Factory), plan.new[start : start + _AT_ONCE])
    for factory_id, os_ids in plan.aliases:
        _alias(session, factory_id, os_ids)
    for at, row in enumerate(plan.rows):
        listed = plan.matched.get(at)
        before = fill_in(session, row.object_id, listed) if listed and row.object_id else {}
        yield replace(row, before=json.dumps(before)) if before else row


def new_factory(index_codes: set[str], listed: ListedFactory) -> dict[str, Any]:
    """The columns of a factory that a list names for the first time.

    Its code begins with the letters of its country: bare digits would be found in sums of money.
    """
    code = ""
    while not code or code in index_codes:
        code = f"{listed.country}{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
    index_codes.add(code)
    latitude, longitude = listed.location or (None, None)
    return {
        "id": new_id(),
        "code": code,
        "name": listed.name,
        "address": listed.address,
        "country": listed.country,
        "sector": listed.sector or "-",
        "worker_count": listed.workers,
        "time_zone": main_zone(listed.country),
        "latitude": latitude,
        "longitude": longitude,
        "os_id": listed.os_id,
    }


def fill_in(session: Session, factory_id: str, listed: ListedFactory) -> Mapping[str, Any]:
    """Gives a factory what it lacks and the list has; what it had before, for undoing it."""
    factory = session.get_one(Factory, factory_id)
    before: dict[str, Any] = {}
    if listed.os_id and factory.os_id is None:
        before["os_id"], factory.os_id = None, listed.os_id
    elif listed.os_id and factory.os_id != listed.os_id:
        before["aliases"] = _alias(session, factory_id, [listed.os_id])
    if listed.workers and factory.worker_count is None:
        before["worker_count"], factory.worker_count = None, listed.workers
    if listed.location and factory.latitude is None:
        before["latitude"] = before["longitude"] = None
        factory.latitude, factory.longitude = listed.location
    return before


def _planned(index: FactoryIndex, one: ListedFactory, plan: PlannedFactories) -> TakenRow:
    kept = in_one_line(one.kept)
    if one.refused:
        why = in_words(one.refused, dict(one.values))
        return TakenRow(one.number, RowOutcome.REFUSED, kept, why)
    entry = Entry(one.name, one.address, one.country)
    known, why = index.by_os_id(one.os_id, *one.aliases), "os_id"
    if known is None and (found := index.likest(entry)):
        known, why = found.factory_id, found.comparison.why
        if found.comparison.outcome is MatchOutcome.UNCLEAR:
            return TakenRow(one.number, RowOutcome.UNCLEAR, kept, why, known)
        index.add(known, entry, one.os_id)
    if known is not None:
        plan.matched[len(plan.rows)] = replace(one, kept={})
        return TakenRow(one.number, RowOutcome.MATCHED, kept, why, known)
    row = new_factory(index.codes, one)
    plan.new.append(row)
    index.add(row["id"], entry, one.os_id)
    if one.aliases:
        plan.aliases.append((row["id"], one.aliases))
    return TakenRow(one.number, RowOutcome.NEW, kept, object_id=row["id"])


def _alias(session: Session, factory_id: str, os_ids: Iterable[str]) -> list[str]:
    new = [one for one in os_ids if session.get(FactoryAlias, one) is None]
    session.add_all(FactoryAlias(os_id=one, factory_id=factory_id) for one in new)
    session.flush()
    return new
