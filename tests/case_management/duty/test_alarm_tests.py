"""The test alarm rings once a day where workers can write; that nobody heard it is said once."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.on_call import first_to_wake
from case_management.duty.alarm_tests import (
    acknowledge_test,
    missed_test,
    ring_daily_tests,
    ring_test,
    tell_of_missed_tests,
)
from case_management.duty.models import AlarmTest
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.on_call import nobody_on_call
from tests.support.work import logged, work_of
from vault.organisations import Organisation

# Ten in the morning in Dhaka.
TEN = NOON.replace(hour=4)
COORDINATOR = new_id()


@pytest.fixture
def house(both_houses: House) -> House:
    with transaction(both_houses.engine) as session:
        session.get_one(Organisation, both_houses.organisation_id).practice = False
    return both_houses


def coordinators(_session: Session, _organisation: str) -> list[str]:
    return [COORDINATOR]


def mails(session: Session, template: str) -> list[str | None]:
    session.flush()
    found = select(Outbound.recipient_id).where(Outbound.template == template)
    return list(session.scalars(found))


def test_once_a_day_from_ten_on(house: House) -> None:
    with transaction(house.engine) as session:
        for minutes, rung in ((-1, 0), (0, 1), (1, 0), (24 * 60 - 1, 0), (24 * 60, 1)):
            assert (
                ring_daily_tests(session, TEN + timedelta(minutes=minutes), first_to_wake) == rung
            )
            session.flush()
        assert mails(session, "test") == [house.member_id] * 2


def test_in_practice_and_with_nobody_on_call_nothing_rings(house: House) -> None:
    with transaction(house.engine) as session:
        organisation = session.get_one(Organisation, house.organisation_id)
        organisation.practice = True
        session.flush()
        assert ring_daily_tests(session, TEN, first_to_wake) == 0
        # But for who asks for it.
        assert ring_test(session, organisation, TEN - timedelta(hours=1), first_to_wake, early=True)
    nobody_on_call(house)
    with transaction(house.engine) as session:
        session.get_one(Organisation, house.organisation_id).practice = False
        session.flush()
        assert ring_daily_tests(session, TEN + timedelta(days=1), first_to_wake) == 0


def test_what_nobody_acknowledged_is_told_once(house: House) -> None:
    late = TEN + timedelta(hours=4)
    with transaction(house.engine) as session:
        ring_daily_tests(session, TEN, first_to_wake)
        session.flush()
        for at, missed in ((late - timedelta(minutes=1), 0), (late, 1), (late, 0)):
            assert tell_of_missed_tests(session, at, coordinators) == missed
            session.flush()
        assert mails(session, "news") == [COORDINATOR]
        assert missed_test(session, house.organisation_id, late) is not None


def test_that_nobody_can_be_told_is_no_telling(house: House) -> None:
    late = TEN + timedelta(hours=4)
    with transaction(house.engine) as session:
        ring_daily_tests(session, TEN, first_to_wake)
        session.flush()
        assert tell_of_missed_tests(session, late, lambda *_: []) == 0
        assert tell_of_missed_tests(session, late, coordinators) == 1


def test_what_was_acknowledged_is_not_missed(house: House) -> None:
    late = TEN + timedelta(hours=4)
    with transaction(house.engine) as session:
        ring_daily_tests(session, TEN, first_to_wake)
        session.flush()
        for _ in range(2):
            acknowledge_test(work_of(house, session), house.organisation_id)
        assert tell_of_missed_tests(session, late, coordinators) == 0
        assert missed_test(session, house.organisation_id, late) is None
        assert session.scalars(select(AlarmTest.acknowledged_by)).one() == house.member_id
        assert logged(session) == ["alarm_test.acknowledge"]
