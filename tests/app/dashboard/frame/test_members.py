"""Who acts in a request, and what members of this and other organisations are called."""

import pytest

from app.accounts.members import Member
from app.dashboard.frame.members import actor, member_work, name_of, roster, stored_name, work
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House

FORMER = "f" * 32


@pytest.fixture
def with_former_member(desk: Desk) -> Desk:
    """Somebody who is in no roster any more, and whose row is kept."""
    with transaction(desk.house.engine) as session:
        session.add(
            Member(
                id=FORMER,
                organisation_id=desk.house.organisation_id,
                email=None,
                name="Bela",
                roles="triager",
                language="en",
                salt=bytes(16),
                proof_digest=bytes(32),
                secret_wrapped=b"",
                totp_sealed=b"",
                created_at=NOON,
                removed_at=NOON,
            )
        )
    return desk


def test_members_keep_their_names_when_they_are_gone(
    with_former_member: Desk, house: House
) -> None:
    with with_former_member.asking():
        assert [name_of(one) for one in (house.member_id, FORMER, "0" * 32)] == [
            "Asha",
            "Bela",
            "the system",
        ]
        assert [stored_name(one) for one in (FORMER, "0" * 32, None)] == ["Bela", None, None]


def test_the_roster_names_a_member_whatever_its_row_says(desk: Desk, house: House) -> None:
    with transaction(house.engine) as session:
        session.get_one(Member, house.member_id).name = "Somebody else"
    with desk.asking():
        assert name_of(house.member_id) == "Asha"
        assert roster() is roster()


def test_an_action_works_as_the_member_of_the_request(desk: Desk, house: House) -> None:
    with desk.asking("investigator"):
        assert (actor().id, actor().roles) == (house.member_id, {"investigator"})
        assert (work().actor, work().now) == (actor(), NOON)
        assert member_work().session is work().session
