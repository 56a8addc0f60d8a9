"""A member of the other organisation looks at an offer, and accepts or refuses it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from case_management.cases.models import Case
from case_management.transfers.actions.offer import withdraw
from case_management.transfers.models import CaseTransfer
from config.platform.database import new_id, transaction
from tests.support.desk import Desk, desk_of
from tests.support.house import House
from tests.support.polls import works
from tests.support.two_organisations import HELP, Other, add_other, asked, followed, offered
from vault.encoding import b64u, unb64u
from vault.records import open_record, seal_record, wrap_record
from vault.transfer_document import TAKES


@pytest.fixture
def other(house: House) -> Other:
    return add_other(house)


@pytest.fixture
def theirs(house: House, other: Other) -> Iterator[Desk]:
    """The desk of the other organisation's member."""
    at_theirs = replace(
        house,
        organisation_id=other.id,
        member_id=other.member_id,
        member=other.member,
        secret=other.secret,
    )
    yield desk_of(at_theirs)


def offer(house: House, other: Other) -> str:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    return transfer_id


def test_an_offer_shows_facts_and_no_word_of_the_worker(
    theirs: Desk, house: House, other: Other
) -> None:
    assert "There is nothing to decide." in theirs.page("/transfers")
    transfer_id = offer(house, other)
    assert "Shromik Kotha" in theirs.page("/transfers")
    assert "Cases offered by another organisation" in theirs.page("/now")
    page = theirs.page(f"/transfers/{transfer_id}")
    assert HELP not in page
    assert "Accept the case" in page
    served = theirs.data(f"/transfers/{transfer_id}.json")
    [record] = served["records"]
    content = open_record(
        "transfer",
        record["id"],
        unb64u(record["body"]),
        unb64u(record["grant"]),
        other.secret,
        other.id,
        record["epoch"],
    )
    assert content == {"text": "You know this factory."}
    assert served["organisation"] == house.organisation_id


def test_accepting_opens_the_case_here(theirs: Desk, house: House, other: Other) -> None:
    transfer_id = offer(house, other)
    document = unb64u(theirs.data(f"/transfers/{transfer_id}.json")["document"])
    refused = theirs.post(f"/transfers/{transfer_id}/accept", {"signature": b64u(bytes(64))})
    assert refused.status_code == 409
    signature = b64u(other.member.sign(TAKES, document))
    answer = theirs.post(f"/transfers/{transfer_id}/accept", {"signature": signature})
    assert answer.status_code == 200
    address = answer.json["case"]  # type: ignore[index]
    page = theirs.page(address)
    assert "This case came from Shromik Kotha" in page
    records = theirs.data(f"{address}/thread.json")["records"]
    assert {one["organisation"] for one in records} == {other.id}
    assert [one["kind"] for one in records].count("message") == 2
    assert (
        theirs.post(f"/transfers/{transfer_id}/accept", {"signature": signature}).status_code == 409
    )
    assert "Accepted" in theirs.page("/transfers")


def test_refusing_gives_it_back_with_a_reason(theirs: Desk, house: House, other: Other) -> None:
    transfer_id = offer(house, other)
    identifier = new_id()
    body, key = seal_record("transfer-refusal", identifier, {"text": "No room"}, other.reader)
    answer = theirs.post(
        f"/transfers/{transfer_id}/refuse",
        {
            "id": identifier,
            "body": b64u(body),
            "grant": b64u(key),
            "epoch": 1,
            "their_grant": b64u(key),
            "their_epoch": 1,
        },
    )
    assert answer.json == {"refused": True}
    assert "Refused" in theirs.page(f"/transfers/{transfer_id}")
    kinds = [one["kind"] for one in theirs.data(f"/transfers/{transfer_id}.json")["records"]]
    assert kinds == ["transfer-refusal"]


def test_of_a_case_that_stayed_nothing_later_is_told(
    theirs: Desk, house: House, other: Other
) -> None:
    transfer_id = offer(house, other)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        case = session.get_one(Case, transfer.case_id)
        withdraw(works(house, session), transfer)
        case.level, case.category = "L1", "RETALIATION"
    for page in (theirs.page("/transfers"), theirs.page(f"/transfers/{transfer_id}")):
        assert "Danger to life" not in page
        assert "Retaliation" not in page


def test_nobody_else_sees_an_offer(desk: Desk, house: House, other: Other) -> None:
    transfer_id = offer(house, other)
    for path in (f"/transfers/{transfer_id}", f"/transfers/{transfer_id}.json"):
        assert desk.page(path, status=404)
    assert "There is nothing to decide." in desk.page("/transfers")
    assert desk.page(f"/transfers/{new_id()}", status=404)


def test_what_was_confirmed_is_kept_wrapped(theirs: Desk, house: House, other: Other) -> None:
    transfer_id = offer(house, other)
    wrapped = b64u(wrap_record("x", new_id(), {}, other.secret, other.id, 1)[0])
    assert theirs.post("/transfers/pins", {"wrapped": wrapped}).json == {"kept": True}
    assert theirs.data(f"/transfers/{transfer_id}.json")["pins"] == wrapped
