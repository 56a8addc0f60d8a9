"""Disclosing, verifying and looking at a disclosure, as it is typed."""

import json

import pytest
from click.testing import CliRunner

from app.cli.supply_chain import contract
from config.platform.database import transaction
from config.settings import Refused
from tests.case_management.supply_chain.test_reach import factory as add_factory
from tests.support.alerts import AFFILIATE, add_ripe_case
from tests.support.house import House

ON = ("--affiliate", AFFILIATE)


@pytest.fixture
def disclosed(house: House) -> House:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        add_factory(session, "MILL")
    return house


def typed(house: House, *words: str) -> str:
    env = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    result = CliRunner(env=env).invoke(contract, list(words))
    if result.exception:
        raise result.exception
    return result.output


def test_a_disclosure_is_given_checked_and_shown(disclosed: House) -> None:
    said = typed(
        disclosed, "disclose", "M-1", *ON, "--factory", "4417", "--factory", "MILL", "--of", "4"
    )
    assert said == "M-1: version 1, 2 factories, 50 %\n"
    verified = ("verify", "M-1", "4417", "verify", *ON, "--evidence", "bill of lading")
    assert typed(disclosed, *verified) == "4417: verified\n"
    told = json.loads(typed(disclosed, "disclosure", "M-1", *ON, "--json"))
    assert (told["version"], told["percent"]) == (1, 50)
    states = {one["code"]: one["state"] for one in told["factories"]}
    assert states == {"4417": "verified", "MILL": "unverified"}
    assert "50 % disclosed" in typed(disclosed, "disclosure", "M-1", *ON)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("disclosure", "M-9"), "no contract of this reference"),
        (("verify", "M-1", "MILL", "verify", "--evidence", "x"), "does not name this factory"),
        (("disclose", "M-1", "--factory", "NONE"), "no factory has the code NONE"),
    ],
)
def test_what_is_refused_is_a_sentence(disclosed: House, words: tuple[str, ...], says: str) -> None:
    with pytest.raises(Refused, match=says):
        typed(disclosed, *words, *ON)
