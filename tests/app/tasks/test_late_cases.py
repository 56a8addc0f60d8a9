"""The clerk tells a member of a late case, and rings the courier."""

from datetime import timedelta

from sqlalchemy import select

from app.tasks.late_cases import tell_of_late
from config.platform.database import transaction
from config.platform.queues import Bell
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House


def test_a_late_case_is_one_mail_however_often_the_clerk_looks(house: House) -> None:
    house.text("no salary for two months")
    for minutes in range(3):
        later = NOON + timedelta(days=30, minutes=minutes)
        tell_of_late(house.engine, house.policy, Bell(None), later)
    with transaction(house.engine) as session:
        late = session.scalars(select(Outbound).where(Outbound.template == "late")).all()
    assert [one.recipient_id for one in late] == [house.member_id]
