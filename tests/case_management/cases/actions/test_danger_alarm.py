"""Danger to life wakes the on-call member at once, and again until somebody opens the case."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from case_management.actor import Actor
from case_management.cases.actions.danger_alarm import ring_due, waiting_dangers
from case_management.cases.actions.open_case import read_case
from case_management.cases.models import Case, OnCall
from case_management.work import Work
from config.platform.database import transaction
from intake.monitoring.alarms import NOBODY_ON_CALL, Alarm
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.on_call import nobody_on_call

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
        read_case(work, case, (), ())
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


def test_a_worker_who_is_not_safe_later_rings_from_then(house: House) -> None:
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


DANGERS = (LOCKED, "আগুন লেগেছে", "Hay humo y la puerta está cerrada", "আগুন! গেট বন্ধ")
OTHERS = ("1" * 32, "2" * 32)


def many_dangers(house: House, number: int, minute: int = 0) -> None:
    """So many workers say it, two seconds apart."""
    for one in range(number):
        at = NOON + timedelta(minutes=minute, seconds=2 * one)
        house.text(DANGERS[one % len(DANGERS)], sender=f"+1202555{minute:02d}{one:02d}", now=at)


def ring_with_others(house: House, minute: float) -> int:
    with transaction(house.engine) as session:
        now = NOON + timedelta(minutes=minute)
        return ring_due(session, house.policy, now, next_members=lambda *_: OTHERS)


def woken(house: House) -> list[str | None]:
    """Who got a mail, in order."""
    with transaction(house.engine) as session:
        rows = session.execute(
            select(Outbound.recipient_id)
            .where(Outbound.template == "danger")
            .order_by(Outbound.created_at, Outbound.effect_key.desc())
        )
        return [one for (one,) in rows]


def fail_all(house: House) -> None:
    """The mail server refuses for good whatever was posted (550)."""
    with transaction(house.engine) as session:
        for row in session.scalars(select(Outbound).where(Outbound.template == "danger")):
            row.state, row.error_code = DeliveryState.FAILED, "smtp_550"


def test_fifty_dangers_are_one_alarm_that_counts(both_houses: House) -> None:
    house = both_houses
    many_dangers(house, 50)
    assert woken(house) == [house.member_id]
    with transaction(house.engine) as session:
        assert waiting_dangers(session, house.organisation_id) == 50
    for minute in range(1, 61):
        ring_with_others(house, minute)
    # After the ten minutes of the policy, at half of the clock, and at its end.
    first, second = OTHERS
    assert sorted(woken(house), key=str) == sorted(
        [house.member_id] * 4 + [first, second, first], key=str
    )


def test_what_comes_while_nobody_has_opened_waits_ten_minutes_at_most(house: House) -> None:
    many_dangers(house, 1)
    many_dangers(house, 1, minute=25)
    assert len(woken(house)) == 2
    many_dangers(house, 3, minute=28)
    assert len(woken(house)) == 2
    ring_at(house, 29, 30, 31, 34)
    rung = alarms(house)
    assert rung[-1] - rung[0] == timedelta(minutes=30)


def test_a_danger_after_one_was_opened_rings_at_once(house: House) -> None:
    many_dangers(house, 1)
    with transaction(house.engine) as session:
        reader = Actor(house.member_id, house.organisation_id, frozenset({"triager"}))
        work = Work(session, reader, house.policy, NOON + timedelta(minutes=1))
        read_case(work, session.scalars(select(Case)).one(), (), ())
    many_dangers(house, 1, minute=2)
    assert len(woken(house)) == 2


def test_a_refusal_for_good_wakes_the_next_and_the_one_after(house: House) -> None:
    many_dangers(house, 5)
    assert ring_with_others(house, 1) == 0
    fail_all(house)
    assert ring_with_others(house, 1.1) == 1
    assert OTHERS[0] in woken(house)
    assert ring_with_others(house, 1.2) == 0
    fail_all(house)
    assert ring_with_others(house, 1.3) == 1
    assert OTHERS[1] in woken(house)
    # Everybody was tried: from here on only the clock rings.
    fail_all(house)
    assert ring_with_others(house, 1.4) == 0
    assert ring_with_others(house, 31) == 1


def test_without_anybody_on_call_the_next_member_is_woken(house: House) -> None:
    with transaction(house.engine) as session:
        session.delete(session.get_one(OnCall, house.organisation_id))
    many_dangers(house, 2)
    assert woken(house) == []
    assert ring_with_others(house, 0.1) == 1
    assert woken(house) == [OTHERS[0]]
    assert ring_with_others(house, 0.2) == 0


@pytest.mark.parametrize("text", [LOCKED, "আগুন লেগেছে, দরজা বন্ধ", "Hay fuego y no podemos salir"])
def test_with_nobody_on_call_others_are_woken_and_the_operator_sees_it(
    house: House, text: str
) -> None:
    nobody_on_call(house)
    house.text(text)
    with transaction(house.engine) as session:
        assert session.scalars(select(Alarm.kind)).all() == [NOBODY_ON_CALL]
        ring_due(session, house.policy, NOON, next_members=lambda *_: ["a" * 32])
        rows = session.scalars(select(Outbound).where(Outbound.template == "danger")).all()
        assert [row.recipient_id for row in rows] == ["a" * 32]
