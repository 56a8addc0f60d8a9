"""A register is read with what is owed first."""

from datetime import date, timedelta

from case_management.obligations.actions.add_obligation import NewObligation, add_obligation
from case_management.obligations.queries import obligations_of
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.house import House


def test_what_is_met_stands_last(house: House) -> None:
    told = add_told(house)
    with transaction(house.engine) as session:
        for days in (2, 1, 3):
            due = date(2026, 12, 1) + timedelta(days=days)
            new = NewObligation("activity", "step", f"{days}", "", "", due)
            add_obligation(told.town.work(session), told.contract(session).id, new)
        session.flush()
        obligations_of(session, told.town.id)[0].state = "met"
        session.flush()
        assert [one.title for one in obligations_of(session, told.town.id)] == ["2", "3", "1"]
