"""A collector proves new transfers while those who signed them are members."""

from sqlalchemy import select

from app.tasks.prove_transfers import prove_transfers
from config.platform.database import transaction
from intake.reports.transferred_threads import ThreadTransfer
from tests.support.house import House
from tests.support.two_organisations import add_other, taken


def test_it_is_proven_before_the_worker_writes(house: House) -> None:
    taken(house, add_other(house))
    prove_transfers(house.engine, house.trust, house.peppers.receiver)
    with transaction(house.engine) as session:
        assert session.scalars(select(ThreadTransfer.proof_mac)).one() is not None
