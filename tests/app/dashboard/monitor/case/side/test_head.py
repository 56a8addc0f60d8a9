"""What a case is, in words, and its clock."""

from sqlalchemy import select

from app.dashboard.monitor.case.side.head import head_of
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.house import House


def test_a_case_that_nobody_has_read_says_what_is_not_known(at_hand: CaseAtHand) -> None:
    case = at_hand.become(category=None, level="L3")
    with at_hand.desk.asking():
        head = head_of(case)
    assert (head.category, head.factory) == ("Kind not known yet", None)
    assert (head.level, head.state) == ("Serious", "Received")
    assert [one.wanted for one in head.clocks] == ["to read it", "to decide"]


def test_a_case_at_a_factory_that_ended_has_no_clock(at_hand: CaseAtHand, house: House) -> None:
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory.id)).one()
    case = at_hand.become(category="WAGES", factory_id=factory, state="closed")
    with at_hand.desk.asking():
        head = head_of(case)
    assert (head.category, head.factory) == ("Wages", "Meghna Shirts Ltd")
    assert (head.state, head.clocks) == ("Closed", [])
