"""What workers answer moves a transfer on."""

from sqlalchemy import select, update

from case_management.cases.models import Case, CaseReport
from case_management.transfers.actions.follow_answers import follow_answers
from case_management.transfers.models import CaseTransfer
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, WORKER, House
from tests.support.two_organisations import add_other, asked
from tests.support.work import logged

SECOND_WORKER = "+12025550144"


def state_of(house: House, transfer_id: str) -> str:
    with transaction(house.engine) as session:
        follow_answers(session, house.policy, NOON)
        return session.get_one(CaseTransfer, transfer_id).state


def test_a_yes_is_consent_and_a_mail_without_content(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    assert state_of(house, transfer_id) == "asked"
    house.text("1")
    assert state_of(house, transfer_id) == "consented"
    with transaction(house.engine) as session:
        assert logged(session).count("transfer.answer") == 1
        mails = select(Outbound.recipient_id).where(Outbound.kind == "mail")
        assert house.member_id in session.scalars(mails).all()
    assert state_of(house, transfer_id) == "consented"


def test_a_no_ends_it(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    house.text("2")
    assert state_of(house, transfer_id) == "declined"
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        assert (transfer.settled_by, transfer.settled_at) == (None, NOON)


def test_words_are_no_answer(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    house.text("who are they")
    assert state_of(house, transfer_id) == "asked"


def test_both_workers_of_one_case_must_agree(house: House) -> None:
    other = add_other(house)
    house.text("no salary here", sender=SECOND_WORKER, now=NOON.replace(hour=10))
    with transaction(house.engine) as session:
        first = session.scalars(select(Case)).one().id
    house.text("no salary for two months", sender=WORKER, now=NOON.replace(hour=11))
    with transaction(house.engine) as session:
        session.execute(update(CaseReport).values(case_id=first))
    transfer_id = asked(house, other, SECOND_WORKER)
    house.text("1", sender=WORKER)
    assert state_of(house, transfer_id) == "asked"
    house.text("1", sender=SECOND_WORKER)
    assert state_of(house, transfer_id) == "consented"
