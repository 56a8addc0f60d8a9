"""Keys are passed on before a case is offered, and only keys of its threads."""

import pytest
from sqlalchemy import select

from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.transfers.actions.offer import (
    document_of,
    keys_left,
    offer,
    pass_keys,
    withdraw,
)
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import offers_to
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.polls import works
from tests.support.two_organisations import (
    Other,
    add_other,
    asked,
    cover_of,
    followed,
    offered,
    pass_all,
)
from vault.grants import Grant
from vault.transfer_document import GIVES, TAKES


def consented(house: House, other: Other) -> str:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    return transfer_id


def test_no_key_leaves_before_workers_agreed(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        with pytest.raises(Refusal, match="out_of_step"):
            keys_left(works(house, session), transfer)


def test_keys_of_other_records_are_not_kept(house: House) -> None:
    other = add_other(house)
    transfer_id = consented(house, other)
    with transaction(house.engine) as session:
        transfer, work = session.get_one(CaseTransfer, transfer_id), works(house, session)
        stranger = new_id()
        assert pass_keys(work, transfer, {stranger: b"key"}, other.reader) == 2
        assert session.get(Grant, (stranger, other.id)) is None
        first = keys_left(work, transfer)[0]
        assert pass_keys(work, transfer, {first.id: b"key"}, other.reader) == 1
        assert pass_keys(work, transfer, {first.id: b"other"}, other.reader) == 1
        assert session.get_one(Grant, (first.id, other.id)).key_sealed == b"key"


def test_it_is_offered_whole_and_signed_or_not_at_all(house: House) -> None:
    other = add_other(house)
    transfer_id = consented(house, other)
    with transaction(house.engine) as session:
        transfer, work = session.get_one(CaseTransfer, transfer_id), works(house, session)
        case = session.get_one(Case, transfer.case_id)
        roster = house.trust.roster(session, house.organisation_id)
        document = document_of(work, transfer).bytes()
        good, bad = house.member.sign(GIVES, document), house.member.sign(TAKES, document)
        cover = cover_of(house, other, transfer)
        with pytest.raises(Refusal, match="transfer_incomplete"):
            offer(work, case, transfer, cover, good, roster)
        assert pass_all(house, other, work, transfer) == 2
        with pytest.raises(Refusal, match="transfer_not_signed"):
            offer(work, case, transfer, cover, bad, roster)
        offer(work, case, transfer, cover, good, roster)
        session.flush()
        assert [one.id for one in offers_to(session, other.id)] == [transfer_id]


def test_a_withdrawn_offer_leaves_nothing_with_the_other(house: House) -> None:
    other = add_other(house)
    transfer_id = consented(house, other)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        withdraw(works(house, session), session.get_one(CaseTransfer, transfer_id))
    with transaction(house.engine) as session:
        assert session.get_one(CaseTransfer, transfer_id).state == "withdrawn"
        theirs = select(Grant).where(Grant.organisation_id == other.id)
        assert session.scalars(theirs).all() == []
        assert offers_to(session, other.id) == []
