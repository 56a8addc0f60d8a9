"""Watch lists by country and by category."""

from pathlib import Path

import pytest

from case_management.supply_chain.reading.errors import FileRefused
from case_management.supply_chain.reading.watch_lists import listed_goods
from tests.case_management.supply_chain.reading.samples import SAMPLES


def test_goods_by_country() -> None:
    goods = {(one.good, one.country): one for one in listed_goods(SAMPLES / "goods.xml")}
    assert {one.refused for one in goods.values()} == {""}
    assert goods["Garments", "BD"].risks == ("child_labour",)
    # The list writes Burma with letters that ISO never gave it.
    assert goods["Bamboo", "MM"].risks == ("child_labour", "forced_labour", "forced_child_labour")
    assert goods["Artificial Flowers", "CN"].kept["Country_Region"] == "Asia & Pacific"


def test_goods_by_category(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "Category,Risk,Code,Tier,Country,Note\n"
        "Surgical instruments,High,33169000,production,,forged by hand\n"
        "Gloves,high,,,Malaysia,\n"
        "Coffee,,,,,\n"
        "Tea,high,,,Atlantis,\n",
        "utf-8",
    )
    first, second, third, fourth = listed_goods(file)
    assert (first.category, first.country, first.risks) == ("CPV 33169000", None, ("high",))
    assert (first.tier, first.note) == ("production", "forged by hand")
    assert (second.category, second.country) == (None, "MY")
    assert (third.refused, fourth.refused) == ("category_or_risk_missing", "country_unknown")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<Goods><Good>", "no_xml"),
        ("<Goods></Goods>", "no_goods"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><Goods>&b;</Goods>', "no_xml"),
        ("name,risk\nTea,high\n", "columns_missing"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "list"
    file.write_text(text, "utf-8")
    with pytest.raises(FileRefused) as refused:
        list(listed_goods(file))
    assert refused.value.code == code
