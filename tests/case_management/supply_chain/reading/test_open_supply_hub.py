"""Every form in which Open Supply Hub gives a factory is read to the same."""

import json
from pathlib import Path

import pytest

from case_management.supply_chain.matching.os_id import check_character
from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.open_supply_hub import (
    in_one_line,
    listed_factories,
    read_object,
)
from tests.case_management.supply_chain.reading.samples import SAMPLES

FIRST = "BD2019303BQ3FZ"
OS_ID = FIRST + check_character(FIRST)
OLD = "BD2018303BQ3FZ" + check_character("BD2018303BQ3FZ")
API = {
    "os_id": OS_ID,
    "name": "Karim Ltd",
    "address": "12 BSCIC, Gazipur",
    "country": {"name": "Bangladesh", "alpha_2": "BD"},
    "coordinates": {"lat": 23.99, "lng": 90.4},
    "sector": ["Apparel", "Shoes"],
    "number_of_workers": {"min": 300, "max": 900},
    "historical_os_id": [OLD, OS_ID],
}
FEATURE = {
    "type": "Feature",
    "id": OS_ID,
    "geometry": {"type": "Point", "coordinates": [90.4, 23.99]},
    "properties": {
        "name": "Karim Ltd",
        "address": "12 BSCIC, Gazipur",
        "country_code": "BD",
        "sector": "Apparel, Shoes",
        "number_of_workers": "300-900",
        "historical_os_id": OLD,
    },
}
CSV = (
    "os_id,name,address,country_code,country_name,lat,lng,sector,number_of_workers,historical_os_id\n"
    f'{OS_ID.lower()},Karim Ltd,"12 BSCIC, Gazipur",BD,Bangladesh,23.99,90.4,"Apparel, Shoes",'
    f"300-900,{OLD}\n"
)


def read(folder: Path, content: object) -> list[object]:
    file = folder / "list"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return list(listed_factories(file))


@pytest.mark.parametrize(
    "content",
    [
        API,
        [API],
        {"count": 1, "results": [API]},
        {"type": "FeatureCollection", "features": [FEATURE]},
        CSV,
    ],
)
def test_one_factory_in_every_form(tmp_path: Path, content: object) -> None:
    file = tmp_path / "list"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    (one,) = listed_factories(file)
    assert (one.number, one.name, one.address, one.country) == (
        1,
        "Karim Ltd",
        "12 BSCIC, Gazipur",
        "BD",
    )
    assert (one.os_id, one.aliases, one.location) == (OS_ID, (OLD,), (23.99, 90.4))
    assert (one.sector, one.workers, one.refused) == ("Apparel, Shoes", 300, "")
    again = read_object(1, json.loads(in_one_line(one.kept)))
    assert again == one


def test_the_sample_is_read_whole() -> None:
    rows = list(listed_factories(SAMPLES / "contributors.csv"))
    assert [one.number for one in rows] == list(range(1, 9))
    assert {one.refused for one in rows} == {""}
    assert {one.country for one in rows} == {"BD", "CN"}


@pytest.mark.parametrize(
    ("row", "refused", "values"),
    [
        ("BD,,Gazipur,", "name_missing", {}),
        ("BD,Karim,,", "address_missing", {}),
        (f"BD,{'K' * 201},Gazipur,", "name_too_long", {"most": "200"}),
        ("Atlantis,Karim,Gazipur,", "country_unknown", {"country": "Atlantis"}),
        ("BD,Karim,Gazipur,BD123", "os_id_wrong", {"os_id": "BD123"}),
    ],
)
def test_a_row_that_is_refused_says_why(
    tmp_path: Path, row: str, refused: str, values: dict[str, str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"country,name,address,os_id\n{row}\n", "utf-8")
    (one,) = listed_factories(file)
    assert (one.refused, one.values) == (refused, values)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("name,town\nKarim,Gazipur\n", "columns_missing"),
        ('{"features": [', "no_json"),
        ('{"results": [1]}', "no_factories"),
        ('{"what": 1}', "no_factories"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: str, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(tmp_path, content)
    assert refused.value.code == code
