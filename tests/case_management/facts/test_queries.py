"""Figures of a case stand in the order in which they were written."""

from case_management.facts.queries import fact_of, facts_of
from config.platform.database import new_id, transaction
from tests.support.case_texts import kept_fact, open_case_of
from tests.support.house import House


def test_facts_of_a_case_and_of_no_other(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = open_case_of(house, session).id
        ids = {kept_fact(house, session, case).id for _ in range(2)}
        assert {one.id for one in facts_of(session, [case])} == ids
        assert facts_of(session, [new_id()]) == []
        assert fact_of(session, [case], min(ids)) is not None
        assert fact_of(session, [new_id()], min(ids)) is None
