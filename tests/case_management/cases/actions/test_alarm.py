"""Danger to life wakes the on-call member at once, and again until somebody opens the case."""

from datetime import datetime, timedelta

from sqlalchemy import select

from case_management.actor import Actor
from case_management.cases.actions.alarm import ring_due
from case_management.cases.actions.open_case import open_case
from case_management.cases.models import Case
from case_management.work import Work
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House

LOCKED = "The fire door is locked and there is smoke"
SLOW_PAY = "They did not pay my wages"


def ring_at(house: House, *minutes: int) -> None:
    """The clerk looks at these minutes after noon."""
    for one in minutes:
        with transaction(house.engine) as session:
            ring_due(session, house.policy, NOON + timedelta(minutes=one))


def alarms(house: House) -> list[datetime]:
    """When mails to the on-call member were posted."""
    with transaction(house.engine) as session:
        rows = session.scalars(
            select(Outbound).where(Outbound.template == "danger").order_by(Outbound.created_at)
        ).all()
        assert all(row.recipient_id == house.member_id for row in rows)
        return [row.created_at for row in rows]


def test_it_rings_at_once_at_half_and_at_the_end_of_the_clock(house: House) -> None:
    house.text(LOCKED)
    assert alarms(house) == [NOON]
    ring_at(house, 1, 29, 30, 31, 59, 60)
    assert alarms(house) == [NOON + timedelta(minutes=one) for one in (0, 30, 60)]


def test_past_the_end_it_goes_on_until_somebody_opens_the_case(house: House) -> None:
    house.text(LOCKED)
    ring_at(house, 30, 60, 90)
    rung = len(alarms(house))
    assert rung == 4
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        reader = Actor(house.member_id, house.organisation_id, frozenset({"triager"}))
        work = Work(session, reader, house.policy, NOON + timedelta(minutes=95))
        open_case(work, case)
    ring_at(house, 120, 150, 600)
    assert len(alarms(house)) == rung


def test_two_clerks_at_the_same_minute_post_one_mail(house: House) -> None:
    house.text(LOCKED)
    ring_at(house, 30, 30, 30)
    assert len(alarms(house)) == 2


def test_no_alarm_for_what_is_not_a_danger_to_life(house: House) -> None:
    house.text(SLOW_PAY)
    ring_at(house, 30, 60, 6000)
    assert alarms(house) == []


def test_saying_later_that_she_is_not_safe_rings_from_then(house: House) -> None:
    house.text(SLOW_PAY)
    later = NOON + timedelta(minutes=20)
    house.text("2", now=later)
    assert alarms(house) == [later]
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        assert case.level == "L1"
        assert case.due_at == later + timedelta(hours=1)


def test_an_alarm_says_nothing(house: House) -> None:
    house.text(LOCKED)
    with transaction(house.engine) as session:
        mail = session.scalars(select(Outbound).where(Outbound.template == "danger")).one()
        assert (mail.phrase, mail.payload_sealed, mail.contact_id, mail.report_id) == (None,) * 4
