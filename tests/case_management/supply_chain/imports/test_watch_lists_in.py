"""A watch list is kept line by line."""

from sqlalchemy import select

from case_management.supply_chain.imports.models import WatchedGood
from config.platform.database import transaction
from tests.case_management.supply_chain.imports.test_run_import import taken_in
from tests.case_management.supply_chain.reading.samples import SAMPLES
from tests.support.house import House


def test_a_watch_list(house: House) -> None:
    with transaction(house.engine) as session:
        _, figures = taken_in(session, "watch-list", SAMPLES / "goods.xml")
        assert figures.by_outcome() == {"new": 11, "matched": 0, "unclear": 0, "refused": 0}
        garments = select(WatchedGood.risks).where(
            WatchedGood.good == "Garments", WatchedGood.country == "BD"
        )
        assert session.scalars(garments).one() == "child_labour"
