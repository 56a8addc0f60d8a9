"""Whoever is on call is told of an alarm once, with a mail that says nothing of it."""

from sqlalchemy import select

from app.tasks.ring_alarms import mail_new_alarms, ring_alarms
from config.platform.database import transaction
from config.platform.queues import Bell
from intake.monitoring.alarms import COST, SPOOL_FULL, Alarm, raise_alarm
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.members import add_asha
from tests.support.on_call import nobody_on_call


def mails(house: House) -> list[str | None]:
    with transaction(house.engine) as session:
        rows = session.scalars(
            select(Outbound).where(Outbound.template == MailTemplate.OPERATOR)
        ).all()
        assert all(row.payload_sealed is None for row in rows)
        return [row.recipient_id for row in rows]


def test_an_alarm_is_mailed_once(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        raise_alarm(session, SPOOL_FULL, None, NOON)
        raise_alarm(session, COST, house.organisation_id, NOON)
    for _ in range(2):
        ring_alarms(house.engine, house.policy, Bell(None), NOON)
    assert mails(house) == [house.member_id] * 2


def test_an_alarm_of_another_organisation_is_not_ours(house: House) -> None:
    with transaction(house.engine) as session:
        raise_alarm(session, COST, "0" * 32, NOON)
        assert mail_new_alarms(session, NOON) == 0
        # Nobody was told, so it does not count as told.
        assert not session.scalars(select(Alarm.mailed)).one()
    assert mails(house) == []


def test_with_nobody_on_call_all_who_can_open_a_case_are_told(house: House) -> None:
    nobody_on_call(house)
    with transaction(house.engine) as session:
        add_asha(house, session)
    with transaction(house.engine) as session:
        raise_alarm(session, SPOOL_FULL, None, NOON)
        assert mail_new_alarms(session, NOON) == 1
    assert mails(house) == [house.member_id]
