"""Contracts of the Open Contracting Data Standard, 1.0 and 1.1 (domain.md section 5).

A contract has no supplier: contract.awardID leads to an award, that to suppliers, those to parties.
Several releases of one process are merged. A factory is nowhere in it: contractors disclose those.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import ocdsmerge

from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.tables import encoding_of

MOST_BYTES = 400_000_000
MERGE_RULES = {
    ("id",): "omitWhenMerged",
    ("date",): "omitWhenMerged",
    ("tag",): "omitWhenMerged",
    ("parties", "additionalIdentifiers"): "wholeListMerge",
    ("awards", "items", "additionalClassifications"): "wholeListMerge",
    ("contracts", "items", "additionalClassifications"): "wholeListMerge",
}
"""Of the schema of OCDS 1.1. Without them the library fetches that from the network."""


@dataclass(frozen=True)
class ListedContract:
    """One contract. `refused` is a code where it can't be taken in."""

    number: int
    kept: Mapping[str, Any]
    """The contract with its award, the parties that it names, the ocid and the release's date."""
    ocid: str = ""
    id: str = ""
    title: str = ""
    buyer_id: str = ""
    """Scheme and number, as "GB-LAC-E09000003"."""
    buyer: str = ""
    supplier_id: str = ""
    supplier: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    amount: str = ""
    currency: str = ""
    categories: tuple[str, ...] = ()
    """As "CPV 45233130"."""
    refused: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def listed_contracts(file: Path) -> Iterator[ListedContract]:
    """The contracts of releases, records and packages of both, also several in one file.

    Raises FileRefused. A process without a contract gives one refused row, so that it is seen.
    """
    releases: dict[str, list[dict[str, Any]]] = {}
    compiled: dict[str, dict[str, Any]] = {}
    for document in _documents(file):
        _sort(document, releases, compiled)
    number = 0
    for ocid in dict.fromkeys([*compiled, *releases]):
        merged = compiled.get(ocid) or _merged(releases[ocid])
        for kept in _contracts(ocid, merged):
            number += 1
            yield _read(number, kept)
    if not number:
        raise FileRefused("no_ocds")


def _documents(file: Path) -> Iterator[dict[str, Any]]:
    """The JSON documents of a file; some publishers write one behind the other."""
    if file.stat().st_size > MOST_BYTES:
        raise FileRefused("file_too_large", most=f"{MOST_BYTES // 1_000_000} MB")
    text = file.read_text(encoding_of(file))
    decoder, at = json.JSONDecoder(parse_float=str), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        try:
            found, at = decoder.raw_decode(text, at)
        except ValueError:
            raise FileRefused("no_json") from None
        for one in found if isinstance(found, list) else [found]:
            if not isinstance(one, dict):
                raise FileRefused("no_ocds")
            yield one


def _sort(
    document: dict[str, Any],
    releases: dict[str, list[dict[str, Any]]],
    compiled: dict[str, dict[str, Any]],
) -> None:
    for record in _list(document.get("records")):
        if isinstance(record.get("compiledRelease"), dict):
            compiled[str(record.get("ocid", ""))] = record["compiledRelease"]
        for one in _list(record.get("releases")):
            # A linked release has an address in place of its content.
            if "url" not in one:
                releases.setdefault(str(record.get("ocid", "")), []).append(one)
    if "compiledRelease" in document:
        compiled[str(document.get("ocid", ""))] = document["compiledRelease"]
    bare = [document] if "ocid" in document and "tag" in document else []
    for one in [*_list(document.get("releases")), *bare]:
        releases.setdefault(str(one.get("ocid", "")), []).append(one)


def _merged(found: list[dict[str, Any]]) -> dict[str, Any]:
    if len(found) == 1:
        return found[0]
    dated = [{**one, "date": str(one.get("date") or "")} for one in found]
    merger = ocdsmerge.Merger(merge_rules=MERGE_RULES)
    merged: dict[str, Any] = merger.create_compiled_release(dated)
    return merged


def _contracts(ocid: str, release: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    awards = {str(one.get("id")): one for one in _list(release.get("awards"))}
    contracts = _list(release.get("contracts"))
    for one in contracts or [{}]:
        # Numbers in one place and texts in the other: 991324, "991324".
        award = awards.get(str(one.get("awardID")))
        if award is None and len(awards) == 1:
            award = next(iter(awards.values()))
        yield {
            "ocid": ocid,
            "date": release.get("date"),
            "buyer": release.get("buyer") or (release.get("tender") or {}).get("procuringEntity"),
            "parties": release.get("parties"),
            "tender": release.get("tender"),
            "award": award,
            "contract": one,
        }


def _read(number: int, kept: dict[str, Any]) -> ListedContract:
    contract, award = kept["contract"] or {}, kept["award"] or {}
    if not contract:
        return ListedContract(number, kept, ocid=kept["ocid"], refused="no_contract_yet")
    parties = {str(one.get("id")): one for one in _list(kept["parties"])}
    buyers = [kept["buyer"] or _with_role(parties, "buyer") or {}]
    suppliers: Sequence[Mapping[str, Any]] = _list(award.get("suppliers"))
    suppliers = suppliers or [_with_role(parties, "supplier") or {}]
    buyer, supplier = (_party(one[0], parties) for one in (buyers, suppliers))
    if not buyer[1] or not supplier[1]:
        missing = "buyer_missing" if not buyer[1] else "supplier_missing"
        return ListedContract(number, kept, ocid=kept["ocid"], refused=missing)
    period = contract.get("period") or award.get("contractPeriod") or {}
    starts = _day(period.get("startDate") or contract.get("dateSigned") or award.get("date"))
    if starts is None:
        return ListedContract(number, kept, ocid=kept["ocid"], refused="start_missing")
    value = contract.get("value") or award.get("value") or {}
    items = _list(contract.get("items")) or _list(award.get("items"))
    return ListedContract(
        number=number,
        kept=kept,
        ocid=kept["ocid"],
        id=str(contract.get("id", "")),
        title=str(contract.get("title") or award.get("title") or kept["ocid"])[:200],
        buyer_id=buyer[0],
        buyer=buyer[1][:200],
        supplier_id=supplier[0],
        supplier=supplier[1][:200],
        starts_on=starts,
        ends_on=_day(period.get("endDate")),
        amount=str(value.get("amount", ""))[:30],
        currency=str(value.get("currency", ""))[:3],
        categories=tuple(dict.fromkeys(filter(None, map(_category, items)))),
    )


def _party(named: Mapping[str, Any], parties: Mapping[str, Mapping[str, Any]]) -> tuple[str, str]:
    """(scheme and number, name); in 1.0 all stands inline."""
    full = parties.get(str(named.get("id")), named)
    identifier = full.get("identifier") or {}
    name = str(full.get("name") or named.get("name") or identifier.get("legalName") or "").strip()
    if identifier.get("scheme") and identifier.get("id") is not None:
        return f"{identifier['scheme']}-{_whole(identifier['id'])}"[:80], name
    return _whole(named.get("id") or "")[:80], name


def _with_role(parties: Mapping[str, Mapping[str, Any]], role: str) -> Mapping[str, Any] | None:
    return next((one for one in parties.values() if role in (one.get("roles") or ())), None)


def _category(item: Mapping[str, Any]) -> str:
    found = item.get("classification") or {}
    code = _whole(found.get("id") or "")
    return f"{found.get('scheme') or 'CPV'} {code}" if code else ""


def _whole(given: object) -> str:
    """Spreadsheets make "45233130.0" of a number."""
    return str(given).strip().removesuffix(".0")


def _day(given: object) -> date | None:
    try:
        return datetime.fromisoformat(str(given)).date()
    except ValueError:
        return None


def _list(given: object) -> list[dict[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
