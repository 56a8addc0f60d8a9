"""What is known about a case when an alert is to go, and who sees which alert."""

from datetime import date, timedelta

import pytest

from case_management.alerts.models import Alert, AlertRecipient
from case_management.alerts.queries import (
    alert_for_release,
    alert_received,
    alerts_of,
    case_facts,
    previous_release,
    received_by,
    received_with,
    recipients_of,
    release_day,
    to_release,
)
from case_management.cases.models import Case
from config.platform.database import new_id, reading, transaction
from tests.support.alerts import AFFILIATE, BUYER, Released, add_released, add_ripe_case
from tests.support.house import NOON, House
from vault.organisations import Organisation

COLLEAGUE = "e" * 32


def test_the_facts_of_a_case(house: House) -> None:
    case_id = add_ripe_case(house)
    with reading(house.engine) as session:
        case = session.get_one(Case, case_id)
        facts = case_facts(session, case, (AFFILIATE,), NOON)
        assert (facts.finding, facts.evidence_grade, facts.affected_count) == (
            "substantiated",
            "E3",
            12,
        )
        assert (facts.factory, facts.country) == ("Meghna Shirts Ltd", "BD")
        assert (facts.reached, facts.contractors) == (frozenset({AFFILIATE}), ("Uniforms Ltd",))
        assert (facts.consents, facts.reprisal_assessed) == (("C2",), True)
        assert facts.last_worker_message_at == NOON.replace(day=1)
        assert facts.releases_this_month == 0


def test_a_case_of_which_nothing_is_known(house: House) -> None:
    house.text("no salary for two months")
    with reading(house.engine) as session:
        case = session.query(Case).one()
        facts = case_facts(session, case, (), NOON)
        assert (facts.finding, facts.evidence_grade, facts.factory) == (None, "E0", None)
        assert (facts.reached, facts.worker_count) == (frozenset(), None)


@pytest.fixture
def received(house: House) -> Released:
    """A released alert, and two of one affiliate who got it."""
    released = add_released(house)
    with transaction(house.engine) as session:
        session.add(
            Organisation(
                id=AFFILIATE,
                name="The Town",
                kind="affiliate",
                language="en",
                time_zone="UTC",
                created_at=NOON,
            )
        )
        session.flush()
        for member, reference in ((BUYER, "B-QQXWZT"), (COLLEAGUE, "B-ABCDEF")):
            session.add(
                AlertRecipient(
                    alert_id=released.alert,
                    affiliate_id=AFFILIATE,
                    member_id=member,
                    reference=reference,
                )
            )
    return released


def test_a_release_of_this_month_is_counted(received: Released) -> None:
    with reading(received.house.engine) as session:
        case = session.query(Case).one()
        month = [
            case_facts(session, case, (), now).releases_this_month
            for now in (NOON, NOON + timedelta(days=30))
        ]
    assert month == [1, 0]


def test_a_head_office_sees_its_own_alerts(received: Released) -> None:
    with transaction(received.house.engine) as session:
        [alert] = to_release(session, received.head_office)
        assert alerts_of(session, alert.case_id) == [alert]
        assert alert_for_release(session, received.head_office, alert.id) is alert
        assert alert_for_release(session, "d" * 32, alert.id) is None
        assert to_release(session, "d" * 32) == []


def test_what_waits_for_a_releaser_comes_first(received: Released) -> None:
    with transaction(received.house.engine) as session:
        known = session.get_one(Alert, received.alert)
        session.add(another(known, state="proposed", drafted_at=NOON - timedelta(days=9)))
    with transaction(received.house.engine) as session:
        states = [one.state for one in to_release(session, received.head_office)]
    assert states == ["proposed", "released"]


def test_a_colleague_who_got_none_sees_the_first(received: Released) -> None:
    with transaction(received.house.engine) as session:
        for member in (BUYER, COLLEAGUE):
            found = alert_received(session, AFFILIATE, member, received.alert)
            assert found is not None and found[0].member_id == member
        stranger = alert_received(session, AFFILIATE, "f" * 32, received.alert)
        assert stranger is not None
        assert alert_received(session, "d" * 32, BUYER, received.alert) is None
        session.get_one(Alert, received.alert).state = "proposed"
        session.flush()
        assert alert_received(session, AFFILIATE, BUYER, received.alert) is None
        assert received_by(session, AFFILIATE, BUYER) == []


def test_an_affiliate_knows_who_acknowledged_first(received: Released) -> None:
    with transaction(received.house.engine) as session:
        [own] = received_by(session, AFFILIATE, COLLEAGUE)
        assert (own.recipient.member_id, own.acknowledged_by) == (COLLEAGUE, None)
        assert own.references == {"B-QQXWZT", "B-ABCDEF"}
        for later, row in enumerate(recipients_of(session, received.alert)):
            row.acknowledged_at = NOON + timedelta(hours=later)
            row.acknowledged_by = row.member_id
        session.flush()
        first = min(
            recipients_of(session, received.alert), key=lambda one: one.acknowledged_at or NOON
        )
        one = received_with(session, own.recipient, own.alert)
        assert one.recipient.member_id == COLLEAGUE
        assert one.acknowledged_by == first.member_id


def test_the_release_before_is_the_newest_other_of_the_case(received: Released) -> None:
    with transaction(received.house.engine) as session:
        known = session.get_one(Alert, received.alert)
        assert previous_release(session, known) is None
        for days in (9, 5):
            before = another(known, document=b"{}", released_at=NOON - timedelta(days=days))
            session.add(before)
        session.flush()
        assert previous_release(session, known) is before


def another(known: Alert, **changed: object) -> Alert:
    """One more of the same case, with another reference."""
    identifier = new_id()
    columns: dict[str, object] = {
        "id": identifier,
        "case_id": known.case_id,
        "organisation_id": known.organisation_id,
        "release_by_id": known.release_by_id,
        "reference": f"B-{identifier[:8]}",
        "state": "released",
        "digest": "0" * 64,
        "document_sealed": b"",
        "drafter_id": known.drafter_id,
        "drafter_signature": b"",
        "drafted_at": NOON,
    }
    return Alert(**columns | changed)


def test_a_release_has_the_day_of_where_the_head_office_is(received: Released) -> None:
    late = NOON.replace(hour=23)
    with transaction(received.house.engine) as session:
        office = session.get_one(Organisation, received.head_office)
        assert release_day(session, office.id, late) == date(2026, 11, 22)
        office.time_zone = "Asia/Dhaka"
        assert release_day(session, office.id, late) == date(2026, 11, 23)
