"""Watch lists: the goods of the US Department of Labor by country, and lists by category.

The first is its XML (domain.md section 5). The second, as of the Norwegian agency, is a CSV or XLSX
with the columns category and risk, and scheme, code, tier, country, note where they are known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from case_management.supply_chain.matching.countries import country_code
from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.tables import is_workbook, table_rows

RISKS = {
    "Child_Labor": "child_labour",
    "Forced_Labor": "forced_labour",
    "Forced_Child_Labor": "forced_child_labour",
}
NAMES = ("Country_Name", "Country_ISO2", "Country_ISO3", "Country_Region")


@dataclass(frozen=True)
class ListedGood:
    """One line. `refused` is a code where it can't be taken in."""

    number: int
    kept: Mapping[str, Any]
    good: str = ""
    sector: str = ""
    country: str | None = None
    category: str | None = None
    risks: tuple[str, ...] = ()
    tier: str = ""
    note: str = ""
    refused: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def listed_goods(file: Path) -> Iterator[ListedGood]:
    """The lines of a watch list of either kind. Raises FileRefused."""
    with file.open("rb") as opened:
        start = opened.read(200).lstrip(b"\xef\xbb\xbf \r\n\t")
    by_country = start.startswith(b"<") and not is_workbook(file)
    return _by_country(file) if by_country else _by_category(file)


def _by_country(file: Path) -> Iterator[ListedGood]:
    number = 0
    try:
        for _, element in iterparse(file, events=("end",), forbid_dtd=True):
            if element.tag != "Good":
                continue
            for country in element.iterfind("Countries/Country"):
                number += 1
                yield _good(number, element, country)
            element.clear()
    except (ParseError, DefusedXmlException):
        raise FileRefused("no_xml") from None
    if not number:
        raise FileRefused("no_goods")


def _good(number: int, good: Any, country: Any) -> ListedGood:
    kept = {one: good.findtext(one) for one in ("Good_Name", "Good_Sector")}
    kept |= {child.tag: child.text for child in country}
    written = [kept.get(name) or "" for name in NAMES[:3]]
    codes = [code for one in written if (code := country_code(one))]
    if not codes:
        return ListedGood(
            number, kept, refused="country_unknown", values={"country": written[0][:60]}
        )
    return ListedGood(
        number=number,
        kept=kept,
        good=(kept["Good_Name"] or "").strip()[:200],
        sector=(kept["Good_Sector"] or "").strip()[:100],
        country=codes[0],
        risks=tuple(code for tag, code in RISKS.items() if (kept.get(tag) or "").strip() == "Yes"),
    )


def _by_category(file: Path) -> Iterator[ListedGood]:
    for number, row in enumerate(table_rows(file), start=1):
        values = {key.lower(): value.strip() for key, value in row.items()}
        if number == 1 and not {"category", "risk"} <= values.keys():
            raise FileRefused("columns_missing", columns="category, risk")
        if not values.get("category") or not values.get("risk"):
            yield ListedGood(number, row, refused="category_or_risk_missing")
            continue
        written, code = values.get("country", ""), values.get("code", "")
        country = country_code(written) if written else None
        if written and country is None:
            yield ListedGood(
                number, row, refused="country_unknown", values={"country": written[:60]}
            )
            continue
        scheme = values.get("scheme", "") or "CPV"
        yield ListedGood(
            number=number,
            kept=row,
            good=values["category"][:200],
            sector=values.get("sector", "")[:100],
            country=country,
            category=f"{scheme} {code}"[:60] if code else None,
            risks=(values["risk"].lower()[:100],),
            tier=values.get("tier", "")[:60],
            note=values.get("note", "")[:1000],
        )
