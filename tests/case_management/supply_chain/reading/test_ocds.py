"""Contracts of OCDS in every packaging, with the traps of real files."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.ocds import ListedContract, listed_contracts
from tests.case_management.supply_chain.reading.samples import SAMPLES

AWARD, CONTRACT, LAST = sorted(SAMPLES.glob("ocds-*.json"))
PACKAGE = json.loads(CONTRACT.read_text("utf-8"))
RELEASE = PACKAGE["releases"][0]
OLD = {
    "ocid": "ocds-1",
    "id": "1",
    "date": "2015-01-01T00:00:00Z",
    "tag": ["contract"],
    "buyer": {"name": "The Town", "identifier": {"scheme": "GB-LAC", "id": 7}},
    "awards": [{"id": "991324", "suppliers": [{"name": "Uniforms Ltd"}]}],
    "contracts": [{"id": 5, "awardID": 991324, "dateSigned": "2015-02-01T00:00:00Z"}],
}


def read(folder: Path, *documents: object, encoding: str = "utf-8") -> list[ListedContract]:
    file = folder / "contracts.json"
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in documents)
    file.write_text(text, encoding)
    return list(listed_contracts(file))


def checked(one: ListedContract) -> None:
    assert (one.refused, one.ocid) == ("", "ocds-213czf-000-00001")
    assert (one.buyer_id, one.buyer) == ("GB-LAC-E09000003", "London Borough of Barnet")
    assert (one.supplier_id, one.supplier) == ("GB-COH-11111111", "AnyCorp Cycle Provision")
    assert (one.starts_on, one.ends_on) == (date(2010, 7, 1), date(2011, 6, 30))
    assert (one.amount, one.currency) == ("11000000", "GBP")
    # A spreadsheet had made "45233130.0" of it.
    assert one.categories == ("CPV 45233130",)


@pytest.mark.parametrize(
    "document",
    [
        PACKAGE,
        RELEASE,
        [RELEASE],
        {"records": [{"ocid": RELEASE["ocid"], "releases": [RELEASE]}]},
        {"records": [{"ocid": RELEASE["ocid"], "compiledRelease": RELEASE}]},
        {"ocid": RELEASE["ocid"], "compiledRelease": RELEASE},
    ],
)
def test_one_contract_in_every_packaging(tmp_path: Path, document: object) -> None:
    (one,) = read(tmp_path, document)
    checked(one)


def test_several_releases_are_merged_and_the_newest_wins(tmp_path: Path) -> None:
    documents = [json.loads(file.read_text("utf-8")) for file in (AWARD, CONTRACT, LAST)]
    later = copy.deepcopy(documents[2])
    later["releases"][0]["date"] = "2012-01-01T00:00:00Z"
    later["releases"][0]["contracts"][0]["title"] = "Prolonged"
    # One behind the other, as some publishers write them.
    (one,) = read(tmp_path, later, *documents)
    checked(one)
    assert one.title == "Prolonged"


def test_the_old_standard_has_everybody_inline_and_numbers_for_texts(tmp_path: Path) -> None:
    (one,) = read(tmp_path, {"releases": [OLD]})
    assert (one.id, one.buyer_id, one.buyer) == ("5", "GB-LAC-7", "The Town")
    assert (one.supplier, one.starts_on) == ("Uniforms Ltd", date(2015, 2, 1))


def test_an_old_file_is_latin(tmp_path: Path) -> None:
    named: dict[str, Any] = copy.deepcopy(OLD)
    named["buyer"]["name"] = "Málaga"
    (one,) = read(tmp_path, named, encoding="latin-1")
    assert one.buyer == "Málaga"


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"contracts": []}, "no_contract_yet"),
        ({"buyer": None}, "buyer_missing"),
        ({"awards": []}, "supplier_missing"),
        ({"contracts": [{"id": "5", "awardID": "991324"}]}, "start_missing"),
    ],
)
def test_a_contract_that_is_refused_says_why(
    tmp_path: Path, changed: dict[str, object], refused: str
) -> None:
    (one,) = read(tmp_path, OLD | changed)
    assert one.refused == refused


def test_the_release_of_an_award_has_no_contract_yet() -> None:
    (one,) = listed_contracts(AWARD)
    assert one.refused == "no_contract_yet"


@pytest.mark.parametrize(
    ("text", "code"), [("{", "no_json"), ("{}", "no_ocds"), ("[1]", "no_ocds")]
)
def test_a_file_that_is_none(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "contracts.json"
    file.write_text(text, "utf-8")
    with pytest.raises(FileRefused) as refused:
        list(listed_contracts(file))
    assert refused.value.code == code
