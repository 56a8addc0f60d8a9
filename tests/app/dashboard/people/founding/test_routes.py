"""Founding over HTTP: an open link says what roster 1 must say; any other says nothing."""

from datetime import timedelta

import pytest

from app.accounts.invitations.invitation import FOUND, OPEN_FOR
from config.platform.database import transaction
from tests.support.desk import URL, Desk
from tests.support.house import NOON, House
from tests.support.members import add_invitation
from vault.encoding import b64u


def invited(house: House, **changed: object) -> str:
    with transaction(house.engine) as session:
        return add_invitation(house, session, kind=FOUND, invited_by=None, **changed).id


def test_the_link_says_what_the_first_roster_must_say(desk: Desk, house: House) -> None:
    keys = house.folder / "keys"
    keys.mkdir(exist_ok=True)
    (keys / "courier.pub").write_text(b64u(house.courier.public()), "ascii")
    invitation = invited(house, roles="coordinator,triager")
    found = desk.data(f"/found/{invitation}.json")
    assert found["organisation"] == house.organisation_id
    assert (found["name"], found["kind"], found["member_name"]) == (
        "Shromik Kotha",
        "monitor",
        "Bela",
    )
    assert found["roles"] == ["coordinator", "triager"]
    assert found["courier"] == b64u(house.courier.public())


def test_without_the_couriers_key_it_is_not_ready_yet(desk: Desk, house: House) -> None:
    answer = desk.client.get(f"/found/{invited(house)}.json", base_url=URL)
    assert answer.status_code == 503


@pytest.mark.parametrize(
    "changed",
    [
        {"answered_at": NOON},
        {"created_at": NOON - OPEN_FOR - timedelta(seconds=1)},
    ],
)
def test_a_used_or_old_link_says_nothing(
    desk: Desk, house: House, changed: dict[str, object]
) -> None:
    answer = desk.client.get(f"/found/{invited(house, **changed)}.json", base_url=URL)
    assert answer.status_code == 404
    assert isinstance(answer.json, dict)
    assert "used, withdrawn or older than seven days" in answer.json["error"]


def test_an_invitation_to_join_founds_nothing(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        joining = add_invitation(house, session).id
    assert desk.client.get(f"/found/{joining}.json", base_url=URL).status_code == 404
    assert desk.post(f"/found/{joining}", {}).status_code == 400


def test_the_page_is_the_same_for_every_link(desk: Desk, house: House) -> None:
    real, made_up = invited(house), "0" * 32
    page = desk.page(f"/found/{real}").replace(real, made_up)
    assert "Bela" not in page
    assert page.partition("<main")[2] == desk.page(f"/found/{made_up}").partition("<main")[2]
