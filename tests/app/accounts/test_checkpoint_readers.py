"""Who is mailed checkpoints the roster says, not a row."""

from app.accounts.checkpoint_readers import checkpoint_readers
from app.accounts.members import Member
from config.platform.database import transaction
from tests.support.desk import desk_of
from tests.support.house import NOON, House


def test_a_coordinator_of_the_roster_with_an_address(house: House) -> None:
    desk = desk_of(house)
    assert desk
    with transaction(house.engine) as session:
        session.add(
            Member(
                id="e" * 32,
                organisation_id=house.organisation_id,
                email="eve@line.example",
                name="Eve",
                roles="coordinator,auditor",
                language="en",
                salt=bytes(16),
                proof_digest=bytes(32),
                secret_wrapped=b"",
                totp_sealed=b"",
                created_at=NOON,
            )
        )
        session.flush()
        found = checkpoint_readers(session, house.trust, house.organisation_id)
        assert found == [house.member_id]
        assert checkpoint_readers(session, house.trust, "0" * 32) == []
        session.get_one(Member, house.member_id).email = None
        session.flush()
        assert checkpoint_readers(session, house.trust, house.organisation_id) == []
