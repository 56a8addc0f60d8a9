"""Suppliers, merged entries and reach, as they are typed."""

import json

import pytest
from click.testing import CliRunner

from app.cli.supply_chain import factory
from config.platform.database import transaction
from config.settings import Refused
from tests.case_management.supply_chain.test_reach import agency
from tests.case_management.supply_chain.test_reach import factory as add_factory
from tests.support.alerts import add_ripe_case
from tests.support.house import House


def typed(house: House, *words: str) -> str:
    env = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    result = CliRunner(env=env).invoke(factory, list(words))
    if result.exception:
        raise result.exception
    return result.output


@pytest.fixture
def chain(house: House) -> House:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        add_factory(session, "YARN")
        add_factory(session, "OLD")
        agency(session)
    assert typed(house, "supplies", "yarn", "4417") == "yarn supplies 4417\n"
    return house


def test_reach_is_told_way_by_way(chain: House) -> None:
    (one,) = json.loads(typed(chain, "reach", "YARN", "--on", "2026-11-22", "--json"))
    assert (one["tier"], one["path"]) == (2, ["Mill YARN", "Meghna Shirts Ltd"])
    assert (one["contract"], one["user_agencies"]) == ("M-1", ["Hospital"])
    told = typed(chain, "reach", "YARN", "--on", "2026-11-22")
    assert "tier 2: Mill YARN > Meghna Shirts Ltd > Uniforms Ltd > M-1" in told
    assert told.endswith("2 affiliates by 1 contracts\n")


def test_links_and_merges_are_undone(chain: House) -> None:
    assert "merged into YARN" in typed(chain, "merge", "OLD", "--into", "YARN")
    assert "tier 2" in typed(chain, "reach", "OLD", "--on", "2026-11-22")
    assert typed(chain, "split", "OLD") == "OLD: split\n"
    assert typed(chain, "reach", "OLD", "--on", "2026-11-22") == "0 affiliates by 0 contracts\n"
    assert "no longer" in typed(chain, "supplies", "YARN", "4417", "--remove")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("reach", "NONE"), "no factory has the code NONE"),
        (("split", "OLD"), "a factory of its own"),
        (("merge", "OLD", "--into", "OLD"), "both are the same"),
        (("supplies", "OLD", "OLD"), "does not supply itself"),
        (("supplies", "OLD", "4417", "--remove"), "no such link"),
    ],
)
def test_what_is_refused_is_a_sentence(chain: House, words: tuple[str, ...], says: str) -> None:
    with pytest.raises(Refused, match=says):
        typed(chain, *words)
