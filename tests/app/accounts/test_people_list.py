"""Who is in, who is invited, and whom each waits for."""

from datetime import timedelta
from typing import Any

import pytest

from app.accounts.invitations.invitation import OPEN_FOR
from app.accounts.people_list import people
from app.accounts.rosters.roster_documents import with_member
from app.accounts.rosters.rosters import newest_document, store_next
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_invitation, entry_of
from tests.support.work import member_work_of
from vault.members import new_member_secret
from vault.roster import Signature


def test_the_members_are_those_of_the_roster(house: House) -> None:
    with transaction(house.engine) as session:
        found = people(session, house.trust, member_work_of(house, session).member, NOON)
    [asha] = found.members
    assert (asha.name, asha.roles, asha.me) == ("Asha", ("coordinator", "triager"), True)
    assert (found.on_call, found.on_call_options) == (
        house.member_id,
        [(house.member_id, "Asha")],
    )
    assert len(found.words.split()) == 8
    assert (found.invitations, found.change, found.partners) == ((), None, ())


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({}, "answer"),
        ({"created_at": NOON - OPEN_FOR - timedelta(seconds=1)}, "over"),
        ({"answered_at": NOON}, "confirm"),
        ({"completed_at": NOON}, None),
    ],
)
def test_an_invitation_waits_for_somebody(
    house: House, columns: dict[str, Any], state: str | None
) -> None:
    with transaction(house.engine) as session:
        viewer = member_work_of(house, session).member
        add_invitation(house, session, **columns)
        found = people(session, house.trust, viewer, NOON).invitations
        assert [one.state for one in found] == ([state] if state else [])
        assert [(one.inviter, one.mine) for one in found] == ([("Asha", True)] if state else [])


def test_a_new_releaser_waits_for_a_second_signature(house: House) -> None:
    with transaction(house.engine) as session:
        viewer = member_work_of(house, session).member
        row = add_invitation(house, session, roles="releaser", answered_at=NOON)
        newest = newest_document(session, house.organisation_id)
        entry = entry_of(row.member_id, new_member_secret(), "Bela", "releaser")
        document = with_member(newest, entry)
        signature = Signature(house.member_id, house.member.sign("roster", document))
        known = (session, house.trust, house.organisation_id)
        store_next(*known, signature, document, document)
        found = people(session, house.trust, viewer, NOON)
        assert [one.state for one in found.invitations] == ["second"]
        assert found.change is not None
        assert (found.change.number, found.change.signer, found.change.mine) == (2, "Asha", True)
