"""`firedoor factory match`: how well factories are told apart, on pairs that people labelled."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.settings import Refused

if TYPE_CHECKING:
    from case_management.supply_chain.matching.measure import Measured, Pair

SIDES = ("a", "b")
FIELDS = ("name", "address", "country")
COLUMNS = tuple(f"{field}_{side}" for side in SIDES for field in FIELDS)


@click.command("match")
@click.option(
    "--pairs",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV, JSON or JSON lines of pairs",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def match(file: Path, as_json: bool) -> None:
    """Compare pairs of factories: match, unclear (a person decides) or distinct.

    The CSV (UTF-8) has the header name_a,address_a,country_a,name_b,address_b,country_b,label in
    any order. JSON is a list of such objects, or one a line; an object may have {"a": {"name",
    "address", "country"}, "b": …} in place of the six. A country is written in any usual way. The
    label is match or distinct (also 1 or 0); a pair without one is compared and not counted.

    Prints precision (the share of found matches that are labelled so), recall (the share of
    labelled matches that are found; an unclear one is not found), the share that is unclear, and
    the rows that are wrong. Exit status 2 for a file that can't be read, with its row.
    """
    # Libraries of the comparison alone, which no other command waits for.
    from case_management.supply_chain.matching.measure import in_json, measure  # noqa: PLC0415

    pairs = list(read_pairs(file))
    if not pairs:
        raise Refused(f"{file} holds no pair: it needs a row below its header")
    measured = measure(pairs)
    if as_json:
        click.echo(json.dumps(in_json(measured), ensure_ascii=False, indent=2))
        return
    for line in _in_words(measured):
        click.echo(line)


def read_pairs(file: Path) -> Iterator["Pair"]:
    """The pairs of a file. Raises Refused with the row that can't be read."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{file} is not in UTF-8: save it as “CSV UTF-8”") from None
    rows = _json_rows(text) if text.lstrip()[:1] in ("{", "[") else _csv_rows(text)
    for number, row in rows:
        yield _pair(number, row)


def _csv_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if missing := [one for one in COLUMNS if one not in names]:
        raise Refused(f"the first row must name the columns; missing: {', '.join(missing)}")
    rows.fieldnames = names
    yield from enumerate(rows, start=1)


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        if text.lstrip().startswith("["):
            found = json.loads(text)
        else:
            lines = [line for line in text.splitlines() if line.strip()]
            found = [json.loads(line) for line in lines]
    except ValueError as error:
        raise Refused(f"this is no JSON: {error}") from None
    for number, row in enumerate(found, start=1):
        if not isinstance(row, dict):
            raise Refused(f"row {number} is no object with a name, an address and a country")
        yield number, row


def _pair(number: int, row: Mapping[str, Any]) -> "Pair":
    from case_management.supply_chain.matching.compare import Entry  # noqa: PLC0415
    from case_management.supply_chain.matching.measure import Pair  # noqa: PLC0415

    sides = []
    for side in SIDES:
        inner = row.get(side)
        given = inner if isinstance(inner, dict) else {}
        values = [given.get(one, row.get(f"{one}_{side}")) for one in FIELDS]
        name, address, country = ("" if one is None else str(one).strip() for one in values)
        if not name or not country:
            raise Refused(f"row {number}: name_{side} and country_{side} must be filled")
        sides.append(Entry(name, address, country))
    return Pair(number, sides[0], sides[1], _label(number, row.get("label")))


def _label(number: int, given: object) -> Any:
    from case_management.supply_chain.matching.compare import MatchOutcome  # noqa: PLC0415

    said = {
        "match": MatchOutcome.MATCH,
        "1": MatchOutcome.MATCH,
        "true": MatchOutcome.MATCH,
        "distinct": MatchOutcome.DISTINCT,
        "0": MatchOutcome.DISTINCT,
        "false": MatchOutcome.DISTINCT,
        "": None,
    }
    text = "" if given is None else str(given).strip().lower()
    if text not in said:
        raise Refused(f"row {number}: the label is match or distinct, not {text}")
    return said[text]


def _in_words(measured: "Measured") -> Iterator[str]:
    yield f"{measured.pairs} pairs"
    for outcome, count in measured.outcomes().items():
        yield f"  {outcome}: {count}"
    for name in ("precision", "recall", "recall_with_person"):
        share = getattr(measured, name)
        yield f"{name.replace('_', ' ')}: {'-' if share is None else f'{share:.4f}'}"
    for pair, found in measured.wrong:
        yield f"row {pair.row}: {found.outcome} ({found.why}), labelled {pair.label}"
        yield f"    {pair.left.name} | {pair.left.address}"
        yield f"    {pair.right.name} | {pair.right.address}"
