"""What a member confirmed is kept as it came, the newest only."""

from app.accounts.rosters.pinned_fingerprints import keep_pins, pins_of
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.members import add_asha


def test_the_newest_stands(house: House) -> None:
    with transaction(house.engine) as session:
        add_asha(house, session)
        assert pins_of(session, house.member_id) is None
        for wrapped in (b"first", b"second"):
            keep_pins(session, house.member_id, wrapped, NOON)
            session.flush()
        assert pins_of(session, house.member_id) == b"second"
