"""The clerk rings the test alarm, and tells coordinators that nobody acknowledged it."""

from datetime import timedelta

from sqlalchemy import select

from app.tasks.daily_alarm import coordinators_of, ring_daily_alarm
from config.platform.database import transaction
from config.platform.queues import Bell
from intake.outbox.outbox import Outbound
from tests.support.desk import desk_of
from tests.support.house import NOON, House
from vault.organisations import Organisation


def test_a_day_in_which_nobody_presses(house: House) -> None:
    desk_of(house)
    with transaction(house.engine) as session:
        session.get_one(Organisation, house.organisation_id).practice = False
        # Asha is a coordinator with an address.
        assert coordinators_of(session, house.organisation_id) == [house.member_id]
    for hours in (0, 1, 5, 6):
        ring_daily_alarm(house.engine, Bell(None), NOON + timedelta(hours=hours))
    with transaction(house.engine) as session:
        templates = session.scalars(select(Outbound.template).order_by(Outbound.created_at))
        assert list(templates) == ["test", "news"]
