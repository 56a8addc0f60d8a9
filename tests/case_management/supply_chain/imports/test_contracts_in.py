"""A contract finds its buyer and its contractor, or says who is unknown."""

import json
from datetime import date
from pathlib import Path

from sqlalchemy import select

from case_management.supply_chain.models import Contract, Contractor
from config.platform.database import transaction
from tests.case_management.supply_chain.imports.test_run_import import taken_in, town
from tests.case_management.supply_chain.reading.samples import SAMPLES
from tests.support.house import House


def test_a_contract_finds_its_buyer_and_is_brought_up_to_date(house: House, tmp_path: Path) -> None:
    _, contract, last = sorted(SAMPLES.glob("ocds-*.json"))
    with transaction(house.engine) as session:
        buyer = town(session)
        _, figures = taken_in(session, "ocds", contract)
        assert figures.by_outcome()["new"] == 1
        kept = session.scalars(select(Contract)).one()
        assert (kept.affiliate_id, kept.starts_on) == (buyer, date(2010, 7, 1))
        assert (kept.amount, kept.currency, kept.categories) == (
            "11000000",
            "GBP",
            "CPV 45233130",
        )
        assert session.scalars(select(Contractor.party_id)).one() == "GB-COH-11111111"
        later = json.loads(last.read_text("utf-8"))
        later["releases"][0]["contracts"][0]["title"] = "Prolonged"
        changed = tmp_path / "later.json"
        changed.write_text(json.dumps(later), "utf-8")
        _, figures = taken_in(session, "ocds", changed)
        assert figures.by_outcome()["matched"] == 1
        assert session.scalars(select(Contract.title)).one() == "Prolonged"


def test_an_unknown_buyer_is_unclear_until_it_is_named(house: House) -> None:
    contract = sorted(SAMPLES.glob("ocds-*.json"))[1]
    with transaction(house.engine) as session:
        buyer = town(session, "Barnet")
        _, figures = taken_in(session, "ocds", contract)
        assert figures.reasons == {"buyer_unknown": 1}
        _, figures = taken_in(session, "ocds", contract, {"GB-LAC-E09000003": buyer})
        assert figures.by_outcome()["new"] == 1
