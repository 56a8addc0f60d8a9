"""Names: the legal form tells nothing, the unit everything."""

import pytest

from case_management.supply_chain.matching.names import compare_names, read_names

NOWHERE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Al-Noor Textile Mills (Pvt) Ltd", "AL NOOR TEXTILES MILL PRIVATE LIMITED"),
        ("Sunrise Knit Mfg. Co., Ltd.", "Sunrise Knitting Manufacturing Company Limited"),
        ("Ningbo HuaLi Da Toys", "NINGBO HUALIDA TOY CO LTD"),
        ("Mata Textiles S.A. / El Trazo S.A.", "El Trazo"),
        ("Gear for Sport International", "GFSI"),
    ],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    alike = compare_names(left, right, NOWHERE)
    assert alike.score >= 0.74
    assert not alike.other_words


@pytest.mark.parametrize(
    ("left", "right"),
    [("Karim Fashions", "Rahim Fashions"), ("New Asia Garments", "New Age Garments")],
)
def test_two_names(left: str, right: str) -> None:
    assert compare_names(left, right, NOWHERE).other_words


@pytest.mark.parametrize(
    ("left", "right", "units"),
    [
        ("Lanka Stitch - Unit 2", "Lanka Stitch Unit II", "same"),
        ("Lanka Stitch - Unit 2", "Lanka Stitch Unit III", "other"),
        ("Pungkook Saigon Two Corporation", "Pungkook Saigon III Co Ltd", "other"),
        ("Kanaan (2nd Plant)", "Kanaan", "one"),
        ("Hirdaramani (Cutting)", "Hirdaramani", "one"),
        ("Fashion Tan Phu Branch", "Fashion", "one"),
        ("Kanaan Ltd", "Kanaan", "none"),
    ],
)
def test_units(left: str, right: str, units: str) -> None:
    assert compare_names(left, right, NOWHERE).units == units


def test_a_place_in_a_name_tells_less() -> None:
    pair = ("Hangzhou Minglu", "Minglu")
    assert compare_names(*pair, frozenset({"hangzhou"})).score > compare_names(*pair, NOWHERE).score


def test_every_name_is_read() -> None:
    assert [one.words for one in read_names("Val Or (aka Valdor)")][-1] == ("valdor",)
