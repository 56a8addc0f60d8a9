"""The alerts of a case: how far each is, and who of its buyers has it."""

from datetime import timedelta

from app.dashboard.monitor.case.side.alert_lines import alert_lines
from app.dashboard.wording.times import own_zone
from case_management.alerts.models import Alert, AlertRecipient
from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.house import NOON, House
from vault.organisations import Organisation


def test_an_alert_says_who_acknowledged_and_who_has_not_opened_it(
    at_hand: CaseAtHand, house: House
) -> None:
    opened, acknowledged = NOON - timedelta(minutes=30), NOON - timedelta(minutes=5)
    with transaction(house.engine) as session:
        cities = [
            Organisation(
                name=name,
                kind="affiliate",
                language="en",
                time_zone="UTC",
                practice=True,
                created_at=NOON,
            )
            for name in ("Ciudad", "Stadt", "Ville")
        ]
        session.add_all(cities)
        session.flush()
        for number, (state, released) in enumerate((("released", NOON), ("proposed", None))):
            session.add(
                Alert(
                    id=f"{number}" * 32,
                    case_id=at_hand.id,
                    organisation_id=house.organisation_id,
                    release_by_id=house.organisation_id,
                    reference=f"B-{'CD'[number] * 6}",
                    state=state,
                    digest="",
                    document_sealed=b"",
                    drafter_id=house.member_id,
                    drafter_signature=b"",
                    drafted_at=NOON - timedelta(days=2 - number),
                    released_at=released,
                )
            )
        session.flush()
        times = ((opened, acknowledged), (opened, None), (None, None))
        for number, (city, (at, then)) in enumerate(zip(cities, times, strict=True)):
            session.add(
                AlertRecipient(
                    alert_id="0" * 32,
                    affiliate_id=city.id,
                    member_id=new_id(),
                    reference=f"B-{'FGH'[number] * 6}",
                    opened_at=at,
                    acknowledged_at=then,
                )
            )
    with at_hand.desk.asking():
        newest, older = alert_lines(at_hand.id, own_zone())
    assert (newest.reference, newest.state, newest.buyers) == (
        "B-DDDDDD",
        "waiting for release",
        [],
    )
    assert newest.time == "yesterday 18:00"
    # It is released, so that its time is the release's.
    assert (older.state, older.time) == ("released", "18:00")
    assert set(older.buyers) == {
        "Ciudad: acknowledged 17:55",
        "Stadt: opened 17:30, not acknowledged",
        "Ville: not opened yet",
    }
