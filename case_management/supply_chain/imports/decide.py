"""A person decides an unclear row, or takes a whole import out again."""

import json
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.imports.factories_in import fill_in, new_factory
from case_management.supply_chain.imports.models import Import, ImportRow, WatchedGood
from case_management.supply_chain.imports.outcomes import RowOutcome
from case_management.supply_chain.matching.compare import MatchOutcome
from case_management.supply_chain.models import Contract, Factory, FactoryAlias
from case_management.supply_chain.reading.open_supply_hub import read_object
from config.platform.database import Base

_Entry = type[Factory] | type[Contract] | type[WatchedGood]
_BY_KIND: dict[str, _Entry] = {
    "open-supply-hub": Factory,
    "ocds": Contract,
    "watch-list": WatchedGood,
}
_DATES = ("starts_on", "ends_on")


def decide_row(session: Session, import_id: str, number: int, decided: MatchOutcome) -> ImportRow:
    """An unclear row of factories is the factory that it is like, or a new one. Raises Refusal."""
    row = session.get(ImportRow, (import_id, number))
    if row is None or row.outcome != RowOutcome.UNCLEAR or row.object_id is None:
        raise Refusal("row_not_unclear")
    listed = read_object(row.number, json.loads(row.kept))
    if decided is MatchOutcome.MATCH:
        before = fill_in(session, row.object_id, listed)
        row.outcome, row.before = RowOutcome.MATCHED, json.dumps(before) if before else None
    else:
        factory = Factory(**new_factory(set(session.scalars(select(Factory.code))), listed))
        session.add(factory)
        row.outcome, row.object_id = RowOutcome.NEW, factory.id
    row.why = "decided"
    session.flush()
    return row


def undo_import(session: Session, import_id: str) -> Import:
    """Takes out what it made and gives back what it changed.

    Raises Refusal "import_unknown", or "import_in_use" where a case, a contract or another import
    rests on what it made; then nothing may be kept of the transaction.
    """
    made = session.get(Import, import_id)
    if made is None or made.state != "done":
        raise Refusal("import_unknown")
    kind = _BY_KIND[made.kind]
    rows = select(ImportRow).where(ImportRow.import_id == import_id)
    for row in session.scalars(rows.where(ImportRow.before.is_not(None))):
        _give_back(session.get_one(kind, row.object_id), json.loads(row.before or "{}"), session)
    session.flush()
    new = select(ImportRow.object_id).where(
        ImportRow.import_id == import_id, ImportRow.outcome == RowOutcome.NEW
    )
    if _later_import_rests_on(session, made):
        raise Refusal("import_in_use")
    try:
        if kind is Factory:
            session.execute(delete(FactoryAlias).where(FactoryAlias.factory_id.in_(new)))
        session.execute(delete(kind).where(kind.id.in_(new)))
    except IntegrityError:
        raise Refusal("import_in_use") from None
    made.state = "undone"
    return made


def _later_import_rests_on(session: Session, made: Import) -> bool:
    mine = select(ImportRow.object_id).where(
        ImportRow.import_id == made.id, ImportRow.outcome == RowOutcome.NEW
    )
    others = (
        select(ImportRow.import_id)
        .join(Import, Import.id == ImportRow.import_id)
        .where(ImportRow.object_id.in_(mine), ImportRow.import_id != made.id)
        .where(Import.state == "done")
    )
    return session.scalar(others.limit(1)) is not None


def _give_back(entry: Base, before: dict[str, object], session: Session) -> None:
    aliases = before.pop("aliases", None)
    if isinstance(aliases, list):
        session.execute(delete(FactoryAlias).where(FactoryAlias.os_id.in_(aliases)))
    for name, value in before.items():
        given = date.fromisoformat(str(value)) if name in _DATES and value else value
        setattr(entry, name, given)
