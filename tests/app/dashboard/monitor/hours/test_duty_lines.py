"""What the page and the list say of alarms."""

from datetime import timedelta

from app.dashboard.monitor.hours.duty_lines import duty_lines
from case_management.duty.models import AlarmTest
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House

MISSED = "Nobody has said that the last test alarm arrived."


def test_without_a_rota_one_person_is_on_call(desk: Desk) -> None:
    with desk.asking():
        lines = duty_lines()
    assert (lines.now_on, lines.without_rota, lines.order) == ("Asha", "Asha", ["Asha"])
    assert (lines.turns, lines.gap_hours, lines.waits, lines.missed) == ([], 0, False, False)


def test_a_test_that_nobody_acknowledged_stands_in_the_list_of_cases(
    desk: Desk, house: House
) -> None:
    assert MISSED not in desk.page("/cases")
    with transaction(house.engine) as session:
        session.add(
            AlarmTest(
                organisation_id=house.organisation_id,
                day=NOON.date(),
                member_id=house.member_id,
                sent_at=NOON - timedelta(hours=4),
            )
        )
    for path in ("/cases", "/hours"):
        assert MISSED in desk.page(path)
    desk.submit("/hours/test/acknowledge")
    assert MISSED not in desk.page("/cases")
