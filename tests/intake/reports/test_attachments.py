from datetime import timedelta

from config.platform.database import transaction
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import IMAGE, LEASE, MediaRef, claim, settle, try_again
from tests.support.house import NOON, House

PICTURE = MediaRef(IMAGE, "https://example.org/one", "image/jpeg", 10)


def test_a_file_is_claimed_under_a_lease_and_settled_once(house: House) -> None:
    house.text("look", media=(PICTURE,))
    with transaction(house.engine) as session:
        first = claim(session, NOON)
        assert first is not None and claim(session, NOON) is None
        assert first.reference(house.inbox) == PICTURE
    with transaction(house.engine) as session:
        second = claim(session, NOON + LEASE)
        assert second is not None
        assert not settle(session, first, AttachmentEvent.GONE)
        try_again(session, second, NOON + LEASE)
        assert claim(session, NOON + LEASE) is None
    with transaction(house.engine) as session:
        third = claim(session, NOON + timedelta(days=1))
        assert third is not None and settle(session, third, AttachmentEvent.GONE)
        assert claim(session, NOON + timedelta(days=2)) is None


def test_its_repr_shows_nothing() -> None:
    assert "example" not in repr(PICTURE)
