"""Watch lists taken in; the newest of each kind counts."""

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from case_management.supply_chain.imports.models import WatchedGood
from case_management.supply_chain.imports.outcomes import RowOutcome, TakenRow, in_words
from case_management.supply_chain.reading.open_supply_hub import in_one_line
from case_management.supply_chain.reading.watch_lists import ListedGood
from config.platform.database import new_id


def take_in_watch_list(
    session: Session, import_id: str, listed: Iterable[ListedGood]
) -> Iterator[TakenRow]:
    """Writes each line."""
    for one in listed:
        kept = in_one_line(one.kept)
        if one.refused:
            why = in_words(one.refused, dict(one.values))
            yield TakenRow(one.number, RowOutcome.REFUSED, kept, why)
            continue
        good = WatchedGood(
            id=new_id(),
            import_id=import_id,
            good=one.good,
            sector=one.sector,
            country=one.country,
            category=one.category,
            risks=",".join(one.risks),
            tier=one.tier,
            note=one.note,
        )
        session.add(good)
        yield TakenRow(one.number, RowOutcome.NEW, kept, object_id=good.id)
