"""`firedoor import`: factories, contracts and watch lists, taken in and taken out again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.supply_files.import_sentences import sentence_of
from case_management.refusals import Refusal
from case_management.supply_chain.imports.models import Import, ImportRow
from config.platform.database import open_engine, reading, transaction, utc_now
from config.settings import ClerkSettings, Refused, load

if TYPE_CHECKING:
    from case_management.supply_chain.imports.outcomes import ImportFigures

FILE = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
)
PREVIEW = click.option("--preview", is_flag=True, help="Say what would happen; write nothing.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
SHOWN = 20
"""So many unclear and refused rows are printed; `firedoor import show` prints all."""


class _PreviewOver(Exception):
    """Rolls the transaction of a preview back."""


@click.group("import")
def import_() -> None:
    """Files of the field: factories, contracts, watch lists.

    A file is taken in as a whole or not at all. Each row is new, matched (an entry that is there),
    unclear (you decide: `firedoor import decide`) or refused, with the reason.
    """


@import_.command("open-supply-hub")
@FILE
@PREVIEW
@JSON
def open_supply_hub(file: Path, preview: bool, as_json: bool) -> None:
    """Factories: CSV or XLSX with country, name and address; API JSON; GeoJSON."""
    _run("open-supply-hub", file, preview, as_json)


@import_.command("ocds")
@FILE
@PREVIEW
@JSON
@click.option(
    "--buyer",
    "buyers",
    multiple=True,
    metavar="WHO=ID",
    help="a buyer of the file, by number or name, and the id of its affiliate",
)
def ocds(file: Path, preview: bool, as_json: bool, buyers: tuple[str, ...]) -> None:
    """Contracts: OCDS 1.0 and 1.1, releases, records and packages."""
    pairs = [one.rsplit("=", 1) for one in buyers]
    if wrong := [one[0] for one in pairs if len(one) != 2]:
        raise Refused(f"--buyer takes WHO=ID, as GB-LAC-E09000003=…; not {wrong[0]}")
    _run("ocds", file, preview, as_json, dict(pairs))


@import_.command("watch-list")
@FILE
@PREVIEW
@JSON
def watch_list(file: Path, preview: bool, as_json: bool) -> None:
    """Watch lists: XML of goods by country (US DOL), or CSV or XLSX with category and risk."""
    _run("watch-list", file, preview, as_json)


@import_.command("list")
def list_imports() -> None:
    """What was imported, the newest first."""
    with _reading() as session:
        for one in session.scalars(select(Import).order_by(Import.imported_at.desc())):
            when = f"{one.imported_at:%Y-%m-%d %H:%M}"
            click.echo(f"{one.id}  {when}  {one.state:6}  {one.kind:15}  {one.file_name}")


@import_.command("show")
@click.argument("import_id")
@click.option(
    "--outcome", type=click.Choice(["new", "matched", "unclear", "refused"]), help="only these rows"
)
def show(import_id: str, outcome: str | None) -> None:
    """The rows of an import, with what became of them."""
    with _reading() as session:
        _known(session, import_id)
        rows = select(ImportRow).where(ImportRow.import_id == import_id)
        if outcome:
            rows = rows.where(ImportRow.outcome == outcome)
        for row in session.scalars(rows.order_by(ImportRow.number)):
            click.echo(_line(row.number, row.outcome, row.why, row.kept))


@import_.command("decide")
@click.argument("import_id")
@click.argument("row", type=click.IntRange(1))
@click.argument("decision", type=click.Choice(["match", "distinct"]))
def decide(import_id: str, row: int, decision: str) -> None:
    """Decide an unclear row: it is the factory that it is like, or another one."""
    from case_management.supply_chain.imports.decide import decide_row  # noqa: PLC0415
    from case_management.supply_chain.matching.compare import MatchOutcome  # noqa: PLC0415

    with _writing() as session:
        decided = decide_row(session, import_id, row, MatchOutcome(decision))
        click.echo(f"row {row}: {decided.outcome}")


@import_.command("undo")
@click.argument("import_id")
def undo(import_id: str) -> None:
    """Take a whole import out again: what it made goes, what it changed is as it was."""
    from case_management.supply_chain.imports.decide import undo_import  # noqa: PLC0415

    with _writing() as session:
        click.echo(f"{undo_import(session, import_id).file_name}: undone")


@import_.command("export")
@click.argument("import_id")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def export(import_id: str, file: Path) -> None:
    """Give back what an import kept: every row with every column, as CSV or JSON."""
    from case_management.supply_chain.imports.export_back import write_back  # noqa: PLC0415

    with _reading() as session, file.open("w", encoding="utf-8", newline="") as out:
        click.echo(f"{write_back(session, _known(session, import_id), out)} rows")


def _run(
    kind: str, file: Path, preview: bool, as_json: bool, buyers: dict[str, str] | None = None
) -> None:
    from case_management.supply_chain.imports.run_import import (  # noqa: PLC0415
        prepare_import,
        write_import,
    )

    with _refusing():
        with _reading() as session:
            prepared = prepare_import(session, kind, file, file.name, _say_progress)
        try:
            with _writing() as session:
                made, figures = write_import(session, prepared, utc_now(), buyers)
                said = list(_told(session, made, figures, preview, as_json))
                if preview:
                    raise _PreviewOver
        except _PreviewOver:
            pass
    for line in said:
        click.echo(line)


def _say_progress(rows: int) -> None:
    if rows % 5_000 == 0 and rows:
        click.echo(f"{rows} rows …", err=True)


def _told(
    session: Session, made: Import, figures: "ImportFigures", preview: bool, as_json: bool
) -> Iterator[str]:
    counts = figures.by_outcome()
    if as_json:
        told: dict[str, Any] = {
            "import": None if preview else made.id,
            "preview": preview,
            "rows": figures.rows,
            **counts,
            "reasons": dict(figures.reasons),
        }
        yield json.dumps(told, indent=2)
        return
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    yield f"{made.file_name}: {figures.rows} rows: {said}"
    rows = (
        select(ImportRow)
        .where(ImportRow.import_id == made.id, ImportRow.outcome.in_(("unclear", "refused")))
        .order_by(ImportRow.number)
        .limit(SHOWN)
    )
    for row in session.scalars(rows):
        yield f"  {_line(row.number, row.outcome, row.why, row.kept)}"
    if preview:
        yield "a preview: nothing was written"
    else:
        yield f"import {made.id}; `firedoor import undo {made.id}` takes it out again"


def _line(number: int, outcome: str, why: str, kept: str) -> str:
    reason = f": {sentence_of(why)}" if outcome in ("unclear", "refused") else ""
    return f"row {number}: {outcome}{reason}  {kept[:80]}"


def _known(session: Session, import_id: str) -> Import:
    found = session.get(Import, import_id)
    if found is None:
        raise Refused("no import has this id: see `firedoor import list`")
    return found


@contextmanager
def _reading() -> Iterator[Session]:
    with reading(open_engine(load(ClerkSettings).database_url)) as session:
        yield session


@contextmanager
def _writing() -> Iterator[Session]:
    with _refusing(), transaction(open_engine(load(ClerkSettings).database_url)) as session:
        yield session


@contextmanager
def _refusing() -> Iterator[None]:
    """What is refused is said as the operator can mend it."""
    from case_management.supply_chain.reading.errors import FileRefused  # noqa: PLC0415

    try:
        yield
    except FileRefused as refused:
        raise Refused(sentence_of(" ".join([refused.code, *refused.values.values()]))) from None
    except Refusal as refusal:
        raise Refused(sentence_of(refusal.code)) from None
