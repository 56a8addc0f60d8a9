"""`firedoor import` as it is typed: figures, previews, decisions, undoing, giving back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.supply_files.import_files import import_
from config.settings import Refused
from tests.case_management.supply_chain.reading.samples import SAMPLES
from tests.support.house import House

LIST = "open-supply-hub"
UNCLEAR = "country,name,address\nBD,Meghna Shirts Ltd,12 Mill Road\nAtlantis,A,B\n"


def typed(house: House, *words: str) -> Result:
    env = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    return CliRunner(env=env).invoke(import_, list(words))


def said(house: House, *words: str) -> str:
    result = typed(house, *words)
    if result.exception:
        raise result.exception
    return result.output


def test_a_preview_writes_nothing_and_an_import_is_undone(house: House, tmp_path: Path) -> None:
    file = str(SAMPLES / "contributors.csv")
    preview = json.loads(said(house, LIST, file, "--preview", "--json"))
    assert (preview["rows"], preview["new"], preview["import"]) == (8, 8, None)
    assert said(house, "list") == ""
    identifier = json.loads(said(house, LIST, file, "--json"))["import"]
    back = tmp_path / "back.csv"
    assert said(house, "export", identifier, str(back)) == "8 rows\n"
    assert len(back.read_text("utf-8").splitlines()) == 9
    assert said(house, "show", identifier, "--outcome", "new").count("\n") == 8
    assert said(house, "undo", identifier) == "contributors.csv: undone\n"
    assert "undone" in said(house, "list")


def test_rows_say_why_and_an_unclear_one_is_decided(house: House, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(UNCLEAR, "utf-8")
    told = said(house, LIST, str(file))
    assert "2 rows: 0 new, 0 matched, 1 unclear, 1 refused" in told
    assert "row 1: unclear: the same name, and an address that says too little" in told
    assert "row 2: refused: no country is written “Atlantis”: use its two letters" in told
    identifier = said(house, "list").split()[0]
    assert said(house, "decide", identifier, "1", "match") == "row 1: matched\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ocds", str(SAMPLES / "goods.xml")), "no whole JSON"),
        (("watch-list", str(SAMPLES / "contributors.csv")), "name the columns: category, risk"),
        (("ocds", str(SAMPLES / "goods.xml"), "--buyer", "GB"), "--buyer takes WHO=ID"),
        (("undo", "nothing"), "no import has this id"),
        (("show", "nothing"), "no import has this id"),
    ],
)
def test_what_is_refused_is_a_sentence(house: House, words: tuple[str, ...], says: str) -> None:
    refused = typed(house, *words).exception
    assert isinstance(refused, Refused)
    assert says in str(refused)
