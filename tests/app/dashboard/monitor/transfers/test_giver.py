"""A member gives a case to another organisation, page by page."""

import pytest
from sqlalchemy import select

from case_management.cases.case_access import Recusal
from case_management.cases.models import Case
from case_management.transfers.actions.override import agree_override
from case_management.transfers.actions.take import refuse
from case_management.transfers.models import CaseTransfer
from config.platform.database import new_id, transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.polls import HOUR, PLANNER, send, works
from tests.support.two_organisations import (
    HELP,
    Other,
    accepted,
    add_other,
    asked,
    cover_of,
    followed,
    offered,
    sealed_to,
)
from vault.encoding import b64u, unb64u
from vault.records import grant_context
from vault.sealing import seal
from vault.transfer_document import GIVES


@pytest.fixture
def other(house: House) -> Other:
    return add_other(house)


def case_id(house: House) -> str:
    with transaction(house.engine) as session:
        return session.scalars(select(Case).order_by(Case.opened_at, Case.id)).first().id  # type: ignore[union-attr]


def test_the_workers_are_asked_from_the_page(desk: Desk, house: House, other: Other) -> None:
    house.text(HELP, now=NOON - HOUR)
    case = case_id(house)
    assert "Give the case to another organisation" in desk.page(f"/cases/{case}")
    answer = desk.submit(f"/cases/{case}/transfer", taker=other.id)
    assert answer.status_code == 200
    assert "Nari Kantha: The workers are asked" in answer.text
    assert "Workers who agreed: 0 of 1" in answer.text
    assert desk.submit(f"/cases/{case}/transfer", taker=other.id).status_code == 409
    assert "asked the workers whether the case may go to" in desk.page(f"/cases/{case}")


def test_an_organisation_that_the_operator_has_not_confirmed_is_none(
    desk: Desk, house: House
) -> None:
    stranger = add_other(house, trusted=False)
    house.text(HELP)
    answer = desk.submit(f"/cases/{case_id(house)}/transfer", taker=stranger.id)
    assert answer.status_code == 409
    assert "cannot be trusted" in answer.text


def test_a_wish_is_seen_until_it_is_answered(desk: Desk, house: House, other: Other) -> None:
    house.text(HELP)
    house.text("another organisation")
    case = case_id(house)
    assert "Workers who ask for another organisation" in desk.page("/now")
    assert "asks for another organisation" in desk.page("/cases?others=1")
    assert "A worker asks for another organisation" in desk.page(f"/cases/{case}")
    assert desk.submit(f"/cases/{case}/transfer/wish").status_code == 200
    assert "A worker asks for another organisation" not in desk.page(f"/cases/{case}")
    assert "Workers who ask for another organisation" not in desk.page("/now")


def test_an_override_needs_another_person(desk: Desk, house: House, other: Other) -> None:
    transfer_id = asked(house, other)
    case = case_id(house)
    reason = desk.sealed("transfer-override", {"reason": "The phone is broken"})
    assert desk.post(f"/cases/{case}/transfer/override", reason).status_code == 201
    page = desk.page(f"/cases/{case}")
    assert f'data-record="{reason["id"]}"' in page
    assert "Agree to go on without consent" not in page
    assert desk.submit(f"/cases/{case}/transfer/override/agree").status_code == 409
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        agree_override(works(house, session, PLANNER), transfer)
    assert "Ready to be offered" in desk.page(f"/cases/{case}")
    served = {one["id"] for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    assert reason["id"] in served


def test_keys_are_passed_on_and_the_case_is_offered(desk: Desk, house: House, other: Other) -> None:
    transfer_id = asked(house, other)
    case = case_id(house)
    house.text("1")
    followed(house)
    given = desk.data(f"/cases/{case}/transfer/keys.json")
    assert (given["transfer"], given["organisation"], given["pins"]) == (
        transfer_id,
        other.id,
        None,
    )
    keys = []
    for one in given["keys"]:
        bound = grant_context(house.organisation_id, one["epoch"], one["id"])
        data_key = house.secret.open(unb64u(one["grant"]), bound)
        sealed = seal(other.secret.public(), data_key, other.reader.grant_context(one["id"]))
        keys.append({"id": one["id"], "grant": b64u(sealed)})
    strange = desk.post(f"/cases/{case}/transfer/keys", {"epoch": 2, "keys": keys})
    assert strange.status_code == 409
    passed = desk.post(f"/cases/{case}/transfer/keys", {"epoch": 1, "keys": keys})
    assert passed.json == {"left": 0}
    with transaction(house.engine) as session:
        cover = cover_of(house, other, session.get_one(CaseTransfer, transfer_id))
    body = {
        "id": transfer_id,
        "body": b64u(cover.body),
        "grant": b64u(b"own"),
        "epoch": 1,
        "their_grant": b64u(cover.grants[0].key_sealed),
        "their_epoch": 1,
        "signature": b64u(house.member.sign(GIVES, unb64u(given["document"]))),
    }
    wrong = {**body, "signature": b64u(bytes(64))}
    assert desk.post(f"/cases/{case}/transfer/offer", wrong).status_code == 409
    assert desk.post(f"/cases/{case}/transfer/offer", body).status_code == 201
    assert "Nari Kantha has not decided yet" in desk.page(f"/cases/{case}")
    assert desk.submit(f"/cases/{case}/transfer/withdraw").status_code == 200
    assert "Withdrawn" in desk.page(f"/cases/{case}")


def test_the_closed_copy_says_where_it_went(desk: Desk, house: House, other: Other) -> None:
    transfer_id = asked(house, other)
    case = case_id(house)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    taken = accepted(house, other, transfer_id)
    page = desk.page(f"/cases/{case}")
    assert "Transferred to Nari Kantha" in page
    assert "The messages and the worker are with Nari Kantha now" in page
    assert 'value="reopen"' not in page
    assert HELP not in page
    assert desk.submit(f"/cases/{case}/step", event="reopen").status_code == 409
    assert case in desk.page("/cases/ended")
    assert case not in desk.page("/cases")
    assert desk.page(f"/cases/{taken}", status=404)
    # What came after the offer is passed on from here.
    assert desk.data(f"/cases/{case}/transfer/keys.json")["keys"] == []


def test_why_it_was_refused_can_be_read(desk: Desk, house: House, other: Other) -> None:
    transfer_id = asked(house, other)
    case = case_id(house)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    why = sealed_to(house, other, "transfer-refusal", new_id(), "Nobody speaks Bangla here.")
    with transaction(house.engine) as session:
        refuse(other.works(house, session), session.get_one(CaseTransfer, transfer_id), why)
    page = desk.page(f"/cases/{case}")
    assert "Nari Kantha: Refused" in page
    assert f'data-record="{why.id}"' in page
    assert "Give the case to another organisation" in page


def test_a_recused_member_has_no_part(desk: Desk, house: House, other: Other) -> None:
    house.text(HELP)
    case = case_id(house)
    with transaction(house.engine) as session:
        session.add(
            Recusal(
                case_id=case,
                member_id=house.member_id,
                reason="kin",
                recused_by=PLANNER,
                recused_at=NOON,
            )
        )
    assert desk.submit(f"/cases/{case}/transfer", taker=other.id).status_code == 404
    send(house)
