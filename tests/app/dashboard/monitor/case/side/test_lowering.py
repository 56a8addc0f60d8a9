"""A request to lower the level, as the one who asked and the one who may agree see it."""

from app.dashboard.monitor.case.side.lowering import lowering_of
from case_management.cases.models import LevelRequest
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.house import NOON, House


def test_a_request_waits_for_somebody_else(at_hand: CaseAtHand, house: House) -> None:
    case = at_hand.become(level="L2")
    with at_hand.desk.asking():
        assert lowering_of(case) is None
    for asker, own, name in ((house.member_id, True, "Asha"), ("f" * 32, False, "the system")):
        with transaction(house.engine) as session:
            session.merge(
                LevelRequest(
                    case_id=case.id,
                    level="L3",
                    member_id=asker,
                    reason_sealed=b"\2",
                    requested_at=NOON,
                )
            )
        with at_hand.desk.asking():
            waits = lowering_of(case)
        assert waits is not None
        assert (waits.wanted, waits.own, waits.who) == ("Serious", own, name)
        assert waits.time == "18:00"
