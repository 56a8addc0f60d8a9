"""Joining over HTTP: an open link says whom the newcomer joins; any other says nothing."""

import pytest

from app.accounts.invitations.invitation import FOUND
from config.platform.database import reading, transaction
from tests.support.desk import URL, Desk
from tests.support.house import NOON, House
from tests.support.members import add_invitation


def invited(house: House, **changed: object) -> str:
    with transaction(house.engine) as session:
        return add_invitation(house, session, **changed).id


def test_the_link_says_whom_the_newcomer_joins(desk: Desk, house: House) -> None:
    found = desk.data(f"/join/{invited(house, pin_mac='mac')}.json")
    assert (found["organisation"], found["organisation_name"]) == (
        house.organisation_id,
        "Shromik Kotha",
    )
    assert (found["member_name"], found["email"], found["roles"]) == (
        "Bela",
        "bela@line.example",
        ["triager"],
    )
    assert (found["invited_by_name"], found["pin_mac"]) == ("Asha", "mac")
    with reading(house.engine) as session:
        roster = house.trust.roster(session, house.organisation_id)
    assert found["genesis"] == roster.genesis


def test_who_only_opens_the_link_does_not_use_it_up(desk: Desk, house: House) -> None:
    address, stranger = f"/join/{invited(house)}", desk.client.application.test_client()
    for path, method in ((address, "HEAD"), (address, "GET"), (f"{address}.json", "GET")):
        assert stranger.open(path, method=method, base_url=URL).status_code == 200
    assert desk.data(f"{address}.json")["member_name"] == "Bela"


@pytest.mark.parametrize("changed", [{"answered_at": NOON}, {"kind": FOUND}])
def test_a_used_link_and_one_to_found_say_nothing(
    desk: Desk, house: House, changed: dict[str, object]
) -> None:
    answer = desk.client.get(f"/join/{invited(house, **changed)}.json", base_url=URL)
    assert answer.status_code == 404


def test_a_roster_that_was_edited_lets_nobody_join(desk: Desk, house: House) -> None:
    invitation = invited(house)
    for file in (house.folder / "trust").iterdir():
        file.unlink()
    answer = desk.client.get(f"/join/{invitation}.json", base_url=URL)
    assert 400 <= answer.status_code < 500
    assert "Shromik" not in answer.text


def test_half_an_answer_is_refused(desk: Desk, house: House) -> None:
    assert desk.post(f"/join/{invited(house)}", {"mac": ""}).status_code == 400
