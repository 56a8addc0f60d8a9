"""The likest factory of a large register is found by its words."""

import pytest

from case_management.supply_chain.imports.factory_index import FactoryIndex
from case_management.supply_chain.matching.compare import Entry, MatchOutcome
from case_management.supply_chain.models import Factory, FactoryAlias
from config.platform.database import new_id, transaction
from tests.support.house import House

PLACE = "Plot 12, BSCIC Area, Kashimpur, Gazipur"


def factory(name: str, **more: str) -> Factory:
    shared = {"address": PLACE, "country": "BD", "sector": "-", "time_zone": "UTC"}
    return Factory(id=new_id(), code=new_id()[:12], name=name, **shared, **more)


@pytest.mark.parametrize(
    ("name", "country", "outcome"),
    [
        ("KARIM KNITTING LIMITED", "BD", MatchOutcome.MATCH),
        ("Ka Rim Knit", "BD", MatchOutcome.MATCH),
        ("Karim Knit Unit 2", "BD", MatchOutcome.UNCLEAR),
        ("Rahim Knit", "BD", None),
        ("Karim Knit", "IN", None),
    ],
)
def test_the_likest(house: House, name: str, country: str, outcome: MatchOutcome | None) -> None:
    with transaction(house.engine) as session:
        session.add(factory("Karim Knit Ltd."))
        session.add_all(factory(f"Gazipur Dhaka {number}") for number in range(100))
        session.flush()
        found = FactoryIndex(session).likest(Entry(name, PLACE, country))
    assert (found.comparison.outcome if found else None) == outcome


def test_an_entry_that_was_merged_leads_to_what_it_was_merged_into(house: House) -> None:
    with transaction(house.engine) as session:
        kept = factory("Karim Knit Ltd.", os_id="NEW")
        session.add(kept)
        session.flush()
        session.add(factory("Old Name", os_id="OLD", merged_into_id=kept.id))
        session.add(FactoryAlias(os_id="OLDER", factory_id=kept.id))
        session.flush()
        index = FactoryIndex(session)
        assert [index.by_os_id(one) for one in ("NEW", "OLD", "OLDER")] == [kept.id] * 3
        assert index.by_os_id("NONE", None) is None
        found = index.likest(Entry("Old Name", PLACE, "BD"))
    assert found is not None
    assert found.factory_id == kept.id
