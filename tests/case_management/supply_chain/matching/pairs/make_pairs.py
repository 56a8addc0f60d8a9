"""Makes tuned.csv and held_out.csv: see README.md. Usage: python make_pairs.py FOLDER_OF_SAMPLES"""

import csv
import hashlib
import random
import re
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

HEAD = [f"{one}_{side}" for side in "ab" for one in ("name", "address", "country")]
Row = tuple[str, str, str]

NAME_FORMS = [
    (r"\bCo\.?\s*,?\s*Ltd\.?", ["Company Limited", "Co Ltd", "CO.,LTD.", "Co. Ltd", ""]),
    (r"\bJoint Stock Company\b", ["JSC", "J.S.C."]),
    (r"\bJSC\b", ["Joint Stock Company"]),
    (r"\(?Pvt\)?\.?,? Ltd\.?", ["Private Limited", "Pvt. Ltd.", "(PVT.) LTD"]),
    (r"\bS\.?A\.? de C\.?V\.?", ["SA de CV", "S.A. DE C.V.", "S. A. de C. V."]),
    (r"\bLtd\.?", ["Limited", "LTD", ""]),
    (r"\bManufacturing\b", ["Mfg.", "MFG", "Manufacture"]),
    (r"\bMfg\.?", ["Manufacturing"]),
    (r"\bIndustries\b", ["Ind.", "Inds."]),
    (r"\bIndustry\b|\bIndustrial\b", ["Ind.", "Ind"]),
    (r"\bInternational\b", ["Int'l", "Intl."]),
    (r"\bGarments?\b", ["Garment", "Garments", "Gmts"]),
    (r"\bTextiles?\b", ["Textile", "Textiles", "Tex"]),
    (r"\bTechnology\b", ["Tech"]),
    (r"\s*\((?:Vietnam|Thailand|Myanmar|Shenzhen|Xiamen)\)", [""]),
    (r"\bSports? Goods\b", ["Sporting Goods"]),
    (r"\bProducts?\b", ["Products", "Prod."]),
    (r"\s*&\s*", [" and "]),
]
ADDRESS_FORMS = [
    (r"\bRoad\b", ["Rd.", "Rd"]),
    (r"\bRd\b\.?", ["Road"]),
    (r"\bStreet\b", ["St.", "Str."]),
    (r"\bAvenue\b", ["Ave.", "Av."]),
    (r"\bIndustrial (?:Zone|Park|Area)\b", ["Ind. Zone", "Industrial Estate", "Industry Zone"]),
    (r"\bDistrict\b", ["Dist.", "Dist"]),
    (r"\bProvince\b", ["Prov.", ""]),
    (r"\bNo\.?\s*(?=\d)", ["", "No ", "#"]),
    (r"\bVillage\b", ["Vill."]),
    (r"\bJl\b\.?", ["Jalan"]),
    (r"\bEconomic Development Zone\b", ["Econ. Dev. Zone"]),
    (r"\bTown\b", ["", "Town"]),
    (r"\bCity\b", ["", "City"]),
]
COUNTRIES = {"CN": "China", "VN": "Viet Nam", "TW": "Taiwan", "PK": "Pakistan", "TH": "THAILAND"}


def main(folder: Path) -> None:
    rows = [row for file in sorted(folder.glob("*.csv")) for row in _rows(file)]
    here = Path(__file__).parent
    for name, half in (("tuned", 0), ("held_out", 1)):
        chosen = [row for row in rows if hashlib.sha256(row[0].encode()).digest()[0] % 2 == half]
        with (here / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*HEAD, "label"])
            writer.writerows(_pairs(chosen, random.Random(half)))


def _rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8") as lines:
        return [
            (one["name"].strip(), one["address"].strip(), one["country"].strip())
            for one in csv.DictReader(lines)
        ]


def _pairs(rows: list[Row], chance: random.Random) -> Iterator[list[str]]:
    for row in rows:
        name, address, country = row
        peers = [one for one in rows if one[2] == country and one[0] != name]
        if len(re.sub(r"[^A-Za-z]", "", address)) > 12:
            yield [*row, *_as_another_list_has_it(row, chance), "match"]
        unit = chance.choice(["Unit", "Plant", "Factory"])
        yield [
            f"{name} {unit} 1",
            address,
            country,
            f"{name} - {unit} 2",
            address,
            country,
            "distinct",
        ]
        if not peers:
            continue
        other = chance.choice(peers)
        yield [*row, name, other[1], country, "distinct"]
        yield [*row, other[0], address, country, "distinct"]
        for part in (0, 1):
            likest = max(peers, key=lambda one, at=part: _alike(row[at], one[at]))  # type: ignore[misc]
            yield [*row, *likest, "distinct"]


def _as_another_list_has_it(row: Row, chance: random.Random) -> Row:
    name, address, country = row
    for change in chance.sample([_formed(NAME_FORMS), _capitals, _slip, _formed(NAME_FORMS)], 2):
        name = change(name, chance) or name
    changes = [_formed(ADDRESS_FORMS), _capitals, _slip, _shorter, _turned, _formed(ADDRESS_FORMS)]
    for change in chance.sample(changes, 3):
        address = change(address, chance) or address
    if chance.random() < 0.4:
        address = f"{address.rstrip(' ,')}, {COUNTRIES.get(country, country)}"
    return name.strip(" ,"), address, COUNTRIES.get(country, country)


def _formed(forms: list[tuple[str, list[str]]]) -> Callable[[str, random.Random], str]:
    def change(text: str, chance: random.Random) -> str:
        for pattern, others in forms:
            if chance.random() < 0.7:
                text = re.sub(pattern, chance.choice(others), text, count=1, flags=re.IGNORECASE)
        return text

    return change


def _capitals(text: str, chance: random.Random) -> str:
    return text.upper() if chance.random() < 0.6 else text.title()


def _slip(text: str, chance: random.Random) -> str:
    """One letter of one long word is left out, doubled, or another."""
    words = list(re.finditer(r"[A-Za-z]{6,}", text))
    if not words:
        return text
    at = chance.choice(words).start() + chance.randrange(1, 5)
    return text[:at] + chance.choice(["", text[at] * 2, "e"]) + text[at + 1 :]


def _shorter(text: str, chance: random.Random) -> str:
    parts = [part for part in text.split(",") if part.strip()]
    without = [at for at, part in enumerate(parts) if at and not re.search(r"\d", part)]
    postal = [at for at, part in enumerate(parts) if re.fullmatch(r"\s*\d{5,6}\s*", part)]
    if len(parts) > 2 and (gone := chance.choice([*without, *postal] or [0])):
        parts.pop(gone)
    return ",".join(parts)


def _turned(text: str, chance: random.Random) -> str:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 3:
        at = chance.randrange(1, len(parts) - 1)
        parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return chance.choice([", ", ",", ". "]).join(parts)


def _alike(left: str, right: str) -> float:
    return SequenceMatcher(None, left.lower(), right.lower()).ratio()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
