"""The version that waits for a second signature: shown to sign, refused or withdrawn."""

import pytest
from werkzeug.exceptions import NotFound

from app.dashboard.people.members.rosters import pending_roster
from config.platform.database import transaction
from tests.support.desk import URL, Desk
from tests.support.house import House
from vault.encoding import b64u, unb64u
from vault.organisations import RosterVersion
from vault.roster import Signature
from vault.trust import write_signatures


def add_waiting(house: House) -> None:
    """A second version, signed by one person."""
    with transaction(house.engine) as session:
        session.add(
            RosterVersion(
                organisation_id=house.organisation_id,
                number=2,
                document=b"waits",
                signatures=write_signatures((Signature(house.member_id, bytes(64)),)),
                complete=False,
            )
        )


def test_where_nothing_waits_there_is_nothing_to_sign(desk: Desk) -> None:
    for number in (1, 2):
        answer = desk.client.get(f"/people/rosters/{number}.json", base_url=URL)
        assert answer.status_code == 404
    signature = {"signature": b64u(bytes(64))}
    assert desk.post("/people/rosters/2/sign", signature).status_code == 409


def test_who_signs_second_sees_what_and_who_signed_first(desk: Desk, house: House) -> None:
    add_waiting(house)
    with desk.asking():
        found = pending_roster(2).json
    assert isinstance(found, dict)
    assert unb64u(found["document"]) == b"waits"
    assert house.member_id in str(found["signatures"])
    with desk.asking(), pytest.raises(NotFound):
        pending_roster(1)
