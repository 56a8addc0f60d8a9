"""Which factory a worker means by the number on its poster, as she types it."""

import pytest

from case_management.supply_chain.queries import factory_named
from config.database import reading
from tests.support.house import House


@pytest.mark.parametrize(
    "text",
    [
        "4417", "#4417.", "poster 4417", "৪৪১৭", "٤٤١٧", "۴۴۱۷", "४४१७", "၄၄၁၇", "៤៤១៧", "４４１７",
        "৪৪১৭।", "نمبر ۴۴۱۷، دو نمبر گیٹ", "ပိုစတာ၄၄၁၇", "海报4417号", "Meghna Shirts Ltd",
    ],
)  # fmt: skip
def test_a_factory_is_known_by_its_code_in_any_digits(house: House, text: str) -> None:
    with reading(house.engine) as session:
        found = factory_named(session, text)
        assert found is not None
        assert found.code == "4417"


@pytest.mark.parametrize("text", ["", "\x00", "44170", "441", "৪৪১", "1 44 17", "Meghna"])
def test_anything_else_is_left_to_a_person(house: House, text: str) -> None:
    with reading(house.engine) as session:
        assert factory_named(session, text) is None
