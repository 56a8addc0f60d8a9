"""What was negotiated is read in the order of its days, of a case and of those joined to it."""

from datetime import timedelta

from case_management.negotiations.queries import agreement_of, agreements_of, negotiations_of
from config.platform.database import transaction
from tests.case_management.negotiations.actions.test_record_negotiation import (
    DAY,
    agreement,
    session_of,
)
from tests.support.house import House
from tests.support.work import only_case


def test_the_first_day_stands_first(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        early, late = DAY - timedelta(days=9), DAY
        held = [session_of(house, case.id, held_on=day) for day in (late, early)]
        signed = [agreement(house, case.id, signed_on=day) for day in (late, early)]
        session.add_all([*held, *signed])
        session.flush()
        assert [one.held_on for one in negotiations_of(session, [case.id])] == [early, late]
        assert [one.signed_on for one in agreements_of(session, [case.id])] == [early, late]
        assert agreement_of(session, [case.id], signed[0].id) is signed[0]
        assert negotiations_of(session, []) == []
