"""What an import kept, given back in the form it came in."""

import csv
import json
from collections.abc import Iterator
from typing import Any, TextIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.supply_chain.imports.models import Import, ImportRow


def kept_rows(session: Session, import_id: str) -> Iterator[tuple[ImportRow, dict[str, Any]]]:
    """Every row in the order of the file, with what it said."""
    rows = (
        select(ImportRow)
        .where(ImportRow.import_id == import_id)
        .order_by(ImportRow.number)
        .execution_options(yield_per=500)
    )
    for row in session.scalars(rows):
        yield row, json.loads(row.kept)


def write_back(session: Session, made: Import, out: TextIO) -> int:
    """A table as CSV, all else as a list in JSON; how many rows.

    Columns and their order are those of the file; objects keep all their fields.
    """
    rows = (said for _, said in kept_rows(session, made.id))
    first = next(rows, None)
    if first is None:
        return 0
    if all(isinstance(value, str) for value in first.values()) and "Good_Name" not in first:
        writer = csv.DictWriter(out, list(first), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        count = 1
        for row in rows:
            writer.writerow(row)
            count += 1
        return count
    everything = [first, *rows]
    json.dump(everything, out, ensure_ascii=False, indent=1)
    return len(everything)
