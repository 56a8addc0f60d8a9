"""Without consent it takes two members and a sealed reason."""

import pytest

from case_management.refusals import Refusal
from case_management.transfers.actions.override import (
    SealedReason,
    agree_override,
    request_override,
)
from case_management.transfers.models import CaseTransfer
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.polls import PLANNER, works
from tests.support.two_organisations import Other, add_other, asked, followed, offered
from tests.support.work import logged
from vault.grants import Grant


def reason(house: House) -> SealedReason:
    identifier = new_id()
    grant = Grant(
        record_id=identifier, organisation_id=house.organisation_id, epoch=1, key_sealed=b"key"
    )
    return SealedReason(identifier, b"sealed", (grant,))


def overridden(house: House, other: Other) -> str:
    transfer_id = asked(house, other)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        request_override(works(house, session), transfer, reason(house))
        agree_override(works(house, session, PLANNER), transfer)
    return transfer_id


def test_a_second_person_agrees_and_it_can_be_offered(house: House) -> None:
    other = add_other(house)
    transfer_id = overridden(house, other)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        assert transfer.state == "offered"
        assert (transfer.override_by, transfer.override_agreed_by) == (house.member_id, PLANNER)
        done = logged(session)
        assert done.index("transfer.override") < done.index("transfer.override_agreed")


def test_nobody_agrees_to_the_own_override(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        request_override(works(house, session, PLANNER), transfer, reason(house))
        for member in (house.member_id, PLANNER):
            with pytest.raises(Refusal, match="override_alone"):
                agree_override(works(house, session, member), transfer)
        session.rollback()


def test_a_worker_who_says_no_is_not_overridden(house: House) -> None:
    other = add_other(house)
    transfer_id = overridden(house, other)
    house.text("2")
    followed(house)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        assert transfer.state == "declined"
        with pytest.raises(Refusal, match="out_of_step"):
            request_override(works(house, session), transfer, reason(house))
        session.rollback()
