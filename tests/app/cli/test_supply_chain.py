"""Factories and contracts are registered once, with a sentence where they can't be."""

from datetime import date

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app.cli.supply_chain import contract, factory
from case_management.supply_chain.models import Contract, Factory
from config.platform.database import reading, transaction
from config.settings import Refused
from tests.support.house import NOON, House
from vault.organisations import Organisation

BUYER = "c" * 32
FACTORY = {
    "--code": "dg-18",
    "--country": "BD",
    "--address": "1 Mill Road",
    "--sector": "apparel",
    "--time-zone": "Asia/Dhaka",
}
CONTRACT = {
    "--affiliate": BUYER,
    "--contractor": "Uniforms Ltd",
    "--title": "Work clothes",
    "--starts": "2026-01-01",
    "--factory": "4417",
}


def typed(house: House, name: str, options: dict[str, str]) -> Result:
    env = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    group = factory if options.keys() >= FACTORY.keys() else contract
    words = [word for option in options.items() for word in option]
    return CliRunner(env=env).invoke(group, ["add", name, *words])


@pytest.mark.parametrize(
    ("name", "changed", "says"),
    [
        ("New", {"--country": "BGD"}, "--country takes two letters"),
        ("New", {"--country": "Bé"}, "--country takes two letters"),
        ("New", {"--time-zone": "Dhaka"}, "--time-zone"),
        ("New", {"--time-zone": "../etc"}, "--time-zone"),
        (" ", {}, "a factory needs its name"),
        ("New", {"--code": "18"}, "--code takes 3 to 12"),
        ("New", {"--code": "4417"}, "4417 is taken"),
    ],
)
def test_a_factory_that_can_not_be(
    house: House, name: str, changed: dict[str, str], says: str
) -> None:
    refused = typed(house, name, FACTORY | changed).exception
    assert isinstance(refused, Refused)
    assert says in str(refused)


def test_a_factory_is_added_with_its_code_in_capitals(house: House) -> None:
    assert typed(house, " New ", FACTORY).output == "New: code DG-18\n"
    with reading(house.engine) as session:
        assert set(session.scalars(select(Factory.code))) == {"4417", "DG-18"}


def test_a_contract_needs_its_buyer_and_its_factories(house: House) -> None:
    unknown = typed(house, "M-1", CONTRACT).exception
    assert isinstance(unknown, Refused)
    assert "no affiliate has this id" in str(unknown)
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=BUYER,
                name="The Town",
                kind="affiliate",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
    lost = typed(house, "M-1", CONTRACT | {"--factory": "4418"}).exception
    assert "no factory has the code 4418" in str(lost)
    assert typed(house, "M-1", CONTRACT).output == "M-1: 1 factories\n"
    with reading(house.engine) as session:
        kept = session.scalars(select(Contract)).one()
        assert (kept.starts_on, kept.ends_on) == (date(2026, 1, 1), None)
