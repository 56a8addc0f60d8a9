"""Which factory a worker means by the number on its poster, as it was typed."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import update

from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factory_named, own_contracts
from config.platform.database import reading, transaction
from tests.support.alerts import AFFILIATE, add_ripe_case
from tests.support.house import House


@pytest.mark.parametrize(
    "text",
    [
        "4417",
        "#4417.",
        "poster 4417",
        "৪৪১৭",
        "٤٤١٧",
        "۴۴۱۷",
        "४४१७",
        "၄၄၁၇",
        "៤៤១៧",
        "４４１７",
        "৪৪১৭।",
        "نمبر ۴۴۱۷، دو نمبر گیٹ",
        "ပိုစတာ၄၄၁၇",
        "海报4417号",
        "Meghna Shirts Ltd",
    ],
)
def test_a_factory_is_known_by_its_code_in_any_digits(house: House, text: str) -> None:
    with reading(house.engine) as session:
        found = factory_named(session, text)
        assert found is not None
        assert found.code == "4417"


@pytest.mark.parametrize("text", ["", "\x00", "44170", "441", "৪৪১", "1 44 17", "Meghna"])
def test_anything_else_is_left_to_a_person(house: House, text: str) -> None:
    with reading(house.engine) as session:
        assert factory_named(session, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "since 18:00, line 2/3",
        "১৮:০০ থেকে, লাইন ২/৩",
        "18.00-20.00",
        "2-3 women",
        "২য় তলা",
        "18点",
        "2楼",
        "18:00",
        "no pay since 3/18",
        "+1 202 555 01 18-2",
        "(18:00)",
        "３：１８",
    ],
)
def test_hours_and_lines_are_no_code_however_short_a_code_is(house: House, text: str) -> None:
    with transaction(house.engine) as session:
        for code in ("18", "00", "2", "3"):
            session.add(
                Factory(
                    code=code,
                    name=f"Sunrise {code}",
                    address="1 Mill Road",
                    country="BD",
                    sector="apparel",
                    worker_count=100,
                    time_zone="Asia/Dhaka",
                )
            )
    with reading(house.engine) as session:
        assert factory_named(session, text) is None


@pytest.mark.parametrize("text", ["18", "factory 18.", "১৮", "“18”", "#১৮।", "(18)", "18,"])
def test_a_short_code_is_known_where_it_is_a_word(house: House, text: str) -> None:
    with transaction(house.engine) as session:
        session.execute(update(Factory).values(code="18"))
    with reading(house.engine) as session:
        found = factory_named(session, text)
        assert found is not None and found.code == "18"


def test_a_buyers_own_contracts_are_chosen_by_what_an_alert_names(house: House) -> None:
    add_ripe_case(house)
    day, factory = date(2026, 11, 22), ("Meghna Shirts Ltd", "BD")
    with reading(house.engine) as session:
        own = partial(own_contracts, session, AFFILIATE)
        assert own(day, factory, None) == ("M-1",)
        assert own(day, None, "Uniforms Ltd") == ("M-1",)
        for other in (
            own(day, None, None),
            own(day, ("Meghna Shirts Ltd", "IN"), None),
            own(day, factory, "Another Ltd"),
            own(date(2025, 12, 31), factory, None),
            own_contracts(session, house.organisation_id, day, factory, None),
        ):
            assert other == ()
