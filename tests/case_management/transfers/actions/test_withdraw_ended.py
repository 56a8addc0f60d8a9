"""An ended case is offered to nobody any more."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.transfers.actions.withdraw_ended import withdraw_ended
from case_management.transfers.models import CaseTransfer
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.two_organisations import add_other, asked
from tests.support.work import logged


def test_the_end_of_a_case_withdraws_its_transfer_once(both_houses: House) -> None:
    house = both_houses
    transfer_id = asked(house, add_other(house))
    with transaction(house.engine) as session:
        assert withdraw_ended(session, house.policy, NOON) == 0
        transfer = session.get_one(CaseTransfer, transfer_id)
        session.get_one(Case, transfer.case_id).state = "closed"
    with transaction(house.engine) as session:
        assert withdraw_ended(session, house.policy, NOON) == 1
        assert withdraw_ended(session, house.policy, NOON) == 0
        assert session.get_one(CaseTransfer, transfer_id).state == "withdrawn"
        session.flush()
        assert AuditAction.WITHDRAW_TRANSFER in logged(session)
