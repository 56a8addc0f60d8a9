"""Once it is settled no answer counts, and a text that still waits does not go."""

import pytest
from sqlalchemy import select

from case_management.transfers.actions.settle import settle
from case_management.transfers.models import CaseTransfer
from config.platform.database import transaction
from intake.reports.poll_questions import PollQuestion
from tests.support.house import NOON, House
from tests.support.polls import works
from tests.support.two_organisations import add_other, asked


@pytest.mark.parametrize(("state", "kept"), [("declined", None), ("accepted", b"signed")])
def test_the_givers_signature_does_not_outlive_a_no(
    house: House, state: str, kept: bytes | None
) -> None:
    transfer_id = asked(house, add_other(house))
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        transfer.signature = b"signed"
        settle(works(house, session), transfer, state, by=None)
        assert transfer.signature == kept


def test_a_later_answer_changes_nothing(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        settle(works(house, session), transfer, "withdrawn", by=house.member_id)
        assert (transfer.settled_at, transfer.ended_on) == (NOON, NOON.date())
    house.text("1")
    with transaction(house.engine) as session:
        question = session.scalars(select(PollQuestion)).one()
        assert (question.answer, question.closed_at) == (None, NOON)
