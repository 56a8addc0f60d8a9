"""What nobody signed: a coordinator accepts or drops it, without seeing what is in it."""

import re

from sqlalchemy import select

from bots.receiving.from_quarantine import QuarantineCollector
from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from intake.inbox.seen import Quarantined
from tests.support.channels import bent, open_receiver, sms
from tests.support.desk import Desk
from tests.support.house import House

LOCKED = "The fire exit is locked"


def forge(house: House) -> str:
    """Somebody calls without a signature; gives the id of the kept request."""
    open_receiver(house).receive_webhook(bent(sms(LOCKED), headers={}))
    with transaction(house.engine) as session:
        return session.scalars(select(Quarantined.id).where(Quarantined.state == "held")).one()


def audit(house: House) -> list[tuple[str, str | None]]:
    with transaction(house.engine) as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.number))
        return [(one.action, one.object_id) for one in entries if "quarantine" in one.action]


def test_an_empty_page_says_what_will_be_there(desk: Desk) -> None:
    assert "There is nothing to decide." in desk.page("/quarantine")


def test_the_list_tells_time_channel_and_reason_and_no_content(desk: Desk, house: House) -> None:
    forge(house)
    page = desk.page("/quarantine")
    assert "SMS" in page
    assert "signature is missing or wrong" in page
    assert "locked" not in page
    assert "+1202555" not in page
    assert re.search(r'Quarantine\s*<span class="count"[^>]*>1<', page)


def test_accepted_is_taken_in_and_written_down(desk: Desk, house: House) -> None:
    kept = forge(house)
    assert desk.submit(f"/quarantine/{kept}/accept").status_code == 303
    assert "accepted, being processed" in desk.page("/quarantine")
    QuarantineCollector(house.engine, house.inbox, open_receiver(house)).collect()
    page = desk.page("/quarantine")
    assert "processed" in page
    assert "Asha" in page
    assert not re.search(r'Quarantine\s*<span class="count"', page)
    assert house.texts() == [LOCKED]
    assert audit(house) == [("quarantine.accept", kept)]


def test_the_second_decision_says_that_somebody_was_first(desk: Desk, house: House) -> None:
    kept = forge(house)
    desk.submit(f"/quarantine/{kept}/drop")
    desk.submit(f"/quarantine/{kept}/accept")
    page = desk.page("/quarantine")
    assert "Someone else has already decided about this one." in page
    assert "dropped" in page
    assert audit(house) == [("quarantine.drop", kept)]


def test_what_claims_another_organisations_line_is_not_there(desk: Desk, house: House) -> None:
    kept = forge(house)
    with transaction(house.engine) as session:
        session.get_one(Quarantined, kept).organisation_id = "f" * 32
    assert "There is nothing to decide." in desk.page("/quarantine")
    for decision in ("accept", "drop"):
        assert desk.submit(f"/quarantine/{kept}/{decision}").status_code == 404
    assert desk.submit(f"/quarantine/{'0' * 32}/accept").status_code == 404
