"""`firedoor factory match` reads pairs as CSV and JSON, and says what is wrong with a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.supply_chain import factory
from config.settings import Refused

HEAD = "name_a,address_a,country_a,name_b,address_b,country_b"
PAIR = 'Karim Ltd,"12 BSCIC, Kashimpur, Gazipur",BD,KARIM,"BSCIC 12, Kashimpur, Gazipur",Bangladesh'
SIDE = {"name": "Karim Ltd", "address": "12 BSCIC, Kashimpur, Gazipur", "country": "BD"}


def compared(folder: Path, text: str, *options: str) -> str:
    file = folder / "pairs"
    file.write_text(text, "utf-8")
    result = CliRunner().invoke(factory, ["match", "--pairs", str(file), *options])
    if result.exception:
        raise result.exception
    return result.output


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD},label\n{PAIR},match\n",
        f"\ufeff{HEAD.upper()},LABEL\r\n{PAIR},1\r\n",
        json.dumps({"a": SIDE, "b": SIDE, "label": "match"}),
        json.dumps([{**{f"{k}_{s}": v for k, v in SIDE.items() for s in "ab"}, "label": True}]),
    ],
)
def test_a_labelled_pair_is_measured(tmp_path: Path, text: str) -> None:
    said = json.loads(compared(tmp_path, text, "--json"))
    assert (said["pairs"], said["precision"], said["recall"], said["wrong"]) == (1, 1, 1, [])


def test_a_pair_without_a_label_is_compared(tmp_path: Path) -> None:
    said = json.loads(compared(tmp_path, f"{HEAD}\n{PAIR}\n", "--json"))
    assert (said["outcomes"], said["precision"]) == (["match"], 1 if said["precision"] else None)


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    said = compared(tmp_path, f"{HEAD},label\n{PAIR},distinct\n")
    assert "row 1: match (name_and_address), labelled distinct" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name_a,label\nKarim,match\n", "missing: address_a, country_a"),
        (f"{HEAD},label\n{PAIR},perhaps\n", "row 1: the label is match or distinct, not perhaps"),
        (f"{HEAD},label\n,,,,,,match\n", "row 1: name_a and country_a must be filled"),
        (f"{HEAD}\n", "holds no pair"),
        ("{", "this is no JSON"),
        ("[1]", "row 1 is no object"),
    ],
)
def test_a_file_that_can_not_be_read(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        compared(tmp_path, text)
    assert says in str(refused.value)
