"""The page of people: who is there, who is invited, who is on call; and who may change it."""

import pytest
from sqlalchemy import select

from app.accounts.members import Invitation
from case_management.cases.models import OnCall
from config.platform.database import transaction
from tests.support.desk import URL, Desk
from tests.support.house import House
from tests.support.members import add_invitation
from vault.encoding import b64u

BELA = {
    "invitation": "1" * 32,
    "email": "bela@line.example",
    "name": "Bela",
    "roles": ["triager"],
    "language": "bn",
    "secret_sealed": b64u(b"sealed"),
    "pin_mac": b64u(bytes(32)),
}


def test_an_invitation_is_made_shown_and_withdrawn(desk: Desk, house: House) -> None:
    assert "Bela" not in desk.page("/people")
    made = desk.post("/people/invitations", BELA)
    assert made.status_code == 201
    assert isinstance(made.json, dict)
    assert "Bela" in desk.page("/people")
    own = desk.data(f"/people/invitations/{BELA['invitation']}.json")
    assert (own["member"], own["answer"]) == (made.json["member"], None)
    assert own["secret_sealed"] == BELA["secret_sealed"]
    assert desk.submit(f"/people/invitations/{BELA['invitation']}/cancel").status_code == 303
    assert "Bela" not in desk.page("/people")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"roles": ["releaser"]}, 400),
        ({"roles": []}, 400),
        ({"email": "asha@line.example"}, 409),
        ({"email": "bela"}, 400),
        ({"name": ""}, 400),
        ({"pin_mac": b64u(bytes(31))}, 400),
    ],
)
def test_who_can_not_be_invited_is_not(
    desk: Desk, house: House, wrong: dict[str, object], status: int
) -> None:
    assert desk.post("/people/invitations", BELA | wrong).status_code == status
    with transaction(house.engine) as session:
        assert session.scalars(select(Invitation)).all() == []


def test_only_the_inviters_browser_gets_the_answer_to_check(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        of_another = add_invitation(house, session, invited_by="f" * 32, secret_sealed=b"sealed").id
        of_founding = add_invitation(house, session, email="c@line.example").id
    for invitation in (of_another, of_founding, "0" * 32):
        answer = desk.client.get(f"/people/invitations/{invitation}.json", base_url=URL)
        assert answer.status_code == 404


def test_a_member_of_the_roster_is_on_call_and_never_nobody(desk: Desk, house: House) -> None:
    def on_call() -> str | None:
        with transaction(house.engine) as session:
            return session.scalar(select(OnCall.member_id))

    assert desk.submit("/people/on-call", member="f" * 32).status_code == 404
    assert on_call() == house.member_id
    assert desk.submit("/people/on-call", member="").status_code == 409
    assert desk.submit("/people/on-call", member=house.member_id).status_code == 303
    assert on_call() == house.member_id


def test_changes_need_signed_rosters(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        invitation = add_invitation(house, session).id
    unsigned = {"document": b64u(b"{}"), "signature": b64u(bytes(64)), "epochs": []}
    for path, status in (
        (f"invitations/{invitation}/complete", 404),
        (f"members/{house.member_id}/remove", 409),
    ):
        assert desk.post(f"/people/{path}", unsigned).status_code == status
        assert desk.post(f"/people/{path}", {}).status_code == 400


def test_who_tries_many_addresses_learns_of_ten_an_hour(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        add_invitation(house, session, email="taken@line.example")
    taken = {**BELA, "email": "taken@line.example"}
    answers = [desk.post("/people/invitations", taken).status_code for _ in range(12)]
    assert answers == [409] * 10 + [429] * 2
