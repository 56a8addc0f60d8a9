"""What was kept is given back without loss."""

import csv
import io
import json

from case_management.supply_chain.imports.export_back import write_back
from config.platform.database import transaction
from tests.case_management.supply_chain.imports.test_run_import import taken_in
from tests.case_management.supply_chain.reading.samples import SAMPLES
from tests.support.house import House


def given_back(house: House, kind: str, name: str) -> tuple[int, str]:
    with transaction(house.engine) as session:
        made, _ = taken_in(session, kind, SAMPLES / name)
        out = io.StringIO()
        return write_back(session, made, out), out.getvalue()


def test_a_table_cell_by_cell(house: House) -> None:
    count, text = given_back(house, "open-supply-hub", "contributors.csv")
    with (SAMPLES / "contributors.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(io.StringIO(text))) == list(csv.reader(file))
    assert count == 8


def test_goods_and_contracts_as_json(house: House) -> None:
    count, text = given_back(house, "watch-list", "goods.xml")
    assert (count, json.loads(text)[0]["Country_Region"]) == (11, "Asia & Pacific")
    name = "ocds-213czf-000-00001-05-contract.json"
    _, text = given_back(house, "ocds", name)
    released = json.loads((SAMPLES / name).read_text("utf-8"))["releases"][0]
    (kept,) = json.loads(text)
    assert kept["contract"] == released["contracts"][0]
    assert kept["parties"] == released["parties"]
