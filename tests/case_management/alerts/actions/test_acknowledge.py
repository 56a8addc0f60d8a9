"""The first buyer who acknowledges an alert is news for the worker; the next is none."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.alerts.actions.acknowledge import acknowledge, note_opened
from case_management.alerts.models import Alert, AlertRecipient
from case_management.cases.models import Case, CaseReport
from case_management.work import Work
from config.platform.database import new_id, transaction
from intake.reports.report import Report
from tests.support.alerts import AFFILIATE, BUYER, Released, add_released, add_ripe_case
from tests.support.house import NOON, House
from tests.support.work import logged


@pytest.fixture
def released(house: House) -> Released:
    """Two of one affiliate got an alert about a worker's case."""
    one = add_released(house)
    with transaction(house.engine) as session:
        session.delete(session.get_one(Alert, one.alert))
        session.flush()
        session.delete(session.scalars(select(Case)).one())
    case_id = add_ripe_case(house)
    with transaction(house.engine) as session:
        session.add(
            Alert(
                id=one.alert,
                case_id=case_id,
                organisation_id=house.organisation_id,
                release_by_id=one.head_office,
                reference="B-KXQMTW",
                state="released",
                digest="0" * 64,
                document_sealed=b"",
                drafter_id=house.member_id,
                drafted_at=NOON,
                released_at=NOON,
                **one.sign(),
            )
        )
        session.flush()
        for member, reference in ((BUYER, "B-QQXWZT"), ("e" * 32, "B-ABCDEF")):
            session.add(
                AlertRecipient(
                    id=new_id(),
                    alert_id=one.alert,
                    affiliate_id=AFFILIATE,
                    member_id=member,
                    reference=reference,
                )
            )
    return one


def at_work(one: Released, session: Session, member: str, hours: int = 0) -> Work:
    actor = Actor(member, AFFILIATE, frozenset({"buyer"}))
    return Work(session, actor, one.house.policy, NOON + timedelta(hours=hours))


def row_of(session: Session, member: str) -> AlertRecipient:
    return session.scalars(select(AlertRecipient).where(AlertRecipient.member_id == member)).one()


def test_only_the_first_reading_is_kept_and_each_is_logged(released: Released) -> None:
    with transaction(released.house.engine) as session:
        row = row_of(session, BUYER)
        note_opened(at_work(released, session, BUYER), row)
        note_opened(at_work(released, session, BUYER, hours=2), row)
        assert row.opened_at == NOON
        assert logged(session) == ["alert.read", "alert.read"]


def test_a_worker_hears_of_it_once(released: Released) -> None:
    house = released.house
    with transaction(house.engine) as session:
        alert = session.get_one(Alert, released.alert)
        for hours, member in enumerate((BUYER, BUYER, "e" * 32)):
            acknowledge(at_work(released, session, member, hours), row_of(session, member), alert)
            session.flush()
        assert row_of(session, BUYER).acknowledged_at == NOON
        assert row_of(session, "e" * 32).acknowledged_by == "e" * 32
        stages = session.scalars(
            select(Report.stage).join(CaseReport, CaseReport.report_id == Report.id)
        )
        assert stages.all() == ["confirmed"]
        # In the log of the buyers and in that of the monitors, for each of the two who did it.
        assert logged(session).count("alert.acknowledge") == 4
    assert house.said().count("NEWS_BUYER_SEEN") == 1
