"""Lists of factories as Open Supply Hub takes and gives them (domain.md section 5).

A contributor's list (CSV, XLSX) has country, name and address; a download has more columns; the
API gives objects, the older one GeoJSON.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ijson

from case_management.supply_chain.matching.countries import country_code
from case_management.supply_chain.matching.os_id import NoOsId, read_os_id
from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.tables import is_workbook, table_rows

LONGEST = {"name": 200, "address": 300}
"""Letters, as wide as the columns of the register; Open Supply Hub itself takes 200 for both."""


@dataclass(frozen=True)
class ListedFactory:
    """One row. `refused` is a code where it can't be taken in, with what stands in the row."""

    number: int
    """1 for the first row below the header."""
    kept: Mapping[str, Any]
    """As the file has it."""
    name: str = ""
    address: str = ""
    country: str = ""
    """ISO 3166, two letters."""
    os_id: str | None = None
    aliases: tuple[str, ...] = ()
    """OS IDs that it had before."""
    sector: str = ""
    workers: int | None = None
    location: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    refused: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def listed_factories(file: Path) -> Iterator[ListedFactory]:
    """The rows of a CSV, XLSX, API JSON or GeoJSON. Raises FileRefused, also after some rows."""
    rows: Iterator[Mapping[str, Any]]
    if not is_workbook(file) and _first(file) in "{[":
        rows = _json(file)
        for number, row in enumerate(rows, start=1):
            yield _read(number, row, _of_object(row))
        return
    for number, row in enumerate(table_rows(file), start=1):
        values = {key.lower(): value for key, value in row.items()}
        if number == 1 and not (
            {"name", "address"} <= values.keys() and {"country", "country_code"} & values.keys()
        ):
            raise FileRefused("columns_missing", columns="country, name, address")
        yield _read(number, row, values)


def read_object(number: int, kept: Mapping[str, Any]) -> ListedFactory:
    """One row as it was kept, of a table or of JSON."""
    values = {key.lower(): value for key, value in kept.items()}
    return _read(number, kept, _of_object(values))


def _first(file: Path) -> str:
    with file.open("rb") as opened:
        start = opened.read(200).decode("utf-8-sig", "replace").lstrip()
    return start[:1] or " "


def _json(file: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a list, of "features", of "results", or the one object of the file."""
    with file.open("rb") as opened:
        try:
            prefix = _prefix(opened)
            opened.seek(0)
            for found in ijson.items(opened, prefix, use_float=True):
                if not isinstance(found, dict):
                    raise FileRefused("no_factories")
                yield found
        except (ijson.JSONError, UnicodeDecodeError):
            raise FileRefused("no_json") from None


def _prefix(opened: Any) -> str:
    for prefix, event, value in ijson.parse(opened):
        if prefix == "" and event == "start_array":
            return "item"
        if prefix == "" and event == "map_key" and value in ("features", "results", "data"):
            return f"{value}.item"
        if prefix == "" and event == "map_key" and value in ("os_id", "name"):
            return ""
    raise FileRefused("no_factories")


def _of_object(row: Mapping[str, Any]) -> dict[str, Any]:
    """An API object, or a GeoJSON feature, by the names of the columns."""
    values = {**row, **(row.get("properties") or {})}
    country = values.get("country")
    if isinstance(country, dict):
        values["country"] = country.get("alpha_2") or country.get("name") or ""
    where = values.get("coordinates")
    if isinstance(where, dict):
        values["lat"], values["lng"] = where.get("lat"), where.get("lng")
    point = (row.get("geometry") or {}).get("coordinates")
    if isinstance(point, list) and len(point) >= 2:
        values["lng"], values["lat"] = point[0], point[1]
    if not values.get("os_id") and isinstance(row.get("id"), str):
        values["os_id"] = row["id"]
    return values


def _read(number: int, kept: Mapping[str, Any], values: Mapping[str, Any]) -> ListedFactory:
    def text(*names: str) -> str:
        found = next((values[one] for one in names if values.get(one) not in (None, "")), "")
        return ", ".join(map(str, found)) if isinstance(found, list) else str(found).strip()

    def refused(code: str, **more: str) -> ListedFactory:
        return ListedFactory(number, kept, refused=code, values=more)

    for name, longest in LONGEST.items():
        if not text(name):
            return refused(f"{name}_missing")
        if len(text(name)) > longest:
            return refused(f"{name}_too_long", most=str(longest))
    written = text("country_code", "country", "country_name")
    country = country_code(written)
    if country is None:
        return refused("country_unknown", country=written[:60])
    os_id, wrong = None, text("os_id", "oar_id")
    if wrong:
        try:
            os_id = read_os_id(wrong)
        except NoOsId:
            return refused("os_id_wrong", os_id=wrong[:40])
    return ListedFactory(
        number=number,
        kept=kept,
        name=text("name"),
        address=text("address"),
        country=country,
        os_id=os_id,
        aliases=_aliases(values.get("historical_os_id"), os_id),
        sector=text("sector", "sector_product_type", "product_type")[:60],
        workers=_workers(values.get("number_of_workers")),
        location=_location(values.get("lat"), values.get("lng")),
    )


def _aliases(given: object, os_id: str | None) -> tuple[str, ...]:
    texts = given if isinstance(given, list) else str(given or "").split("|")
    found = []
    for text in texts:
        try:
            found.append(read_os_id(str(text)))
        except NoOsId:
            continue
    return tuple(one for one in dict.fromkeys(found) if one != os_id)


def _workers(given: object) -> int | None:
    """Of a number, of a range the lower bound: fewer workers are protected more."""
    if isinstance(given, dict):
        given = given.get("min")
    if isinstance(given, str):
        given = given.replace(",", "").split("-")[0].split("|")[0].strip()
    try:
        number = int(float(str(given)))
    except (ValueError, OverflowError):
        return None
    return number if 0 < number < 1_000_000 else None


def _location(latitude: object, longitude: object) -> tuple[float, float] | None:
    try:
        found = float(str(latitude)), float(str(longitude))
    except ValueError:
        return None
    return found if abs(found[0]) <= 90 and abs(found[1]) <= 180 else None


def in_one_line(kept: Mapping[str, Any]) -> str:
    """A row as it is kept: JSON, its fields in the order of the file."""
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
