"""A coordinator keeps the rota; each member chooses ways; anybody says that the test arrived."""

import pytest
from sqlalchemy import select

from case_management.duty.models import AlarmWay, RotaTurn
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.desk import Desk
from tests.support.house import House


def test_a_turn_is_entered_and_removed(desk: Desk, house: House) -> None:
    fields: dict[str, str | list[str]] = {
        "member": house.member_id,
        "day": ["5", "6"],
        "from": "20",
        "to": "8",
    }
    assert desk.submit("/hours/rota", **fields).status_code == 303
    page = desk.page("/hours")
    assert "Saturday, Sunday" in page
    assert "20:00 – 08:00" in page
    # Two turns of twelve hours, and who is on call without a rota.
    assert "In 144 hours of the week" in page
    with transaction(house.engine) as session:
        turn = session.scalars(select(RotaTurn.id)).one()
    desk.submit(f"/hours/rota/{turn}/remove")
    assert "There is no rota." in desk.page("/hours")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"member": "f" * 32, "day": "0", "from": "8", "to": "9"}, "Choose a colleague"),
        ({"member": "", "day": "0", "from": "8", "to": "9"}, "Choose a colleague"),
        ({"day": "", "from": "8", "to": "9"}, "Choose at least one day."),
        ({"day": "0", "from": "", "to": "9"}, "hours from 0 to 24"),
        ({"day": "0", "from": "8", "to": "99"}, "hours from 0 to 24"),
    ],
)
def test_a_wrong_turn_is_refused(
    desk: Desk, house: House, fields: dict[str, str], says: str
) -> None:
    answer = desk.submit("/hours/rota", **({"member": house.member_id} | fields))
    assert (answer.status_code, says in answer.text) == (409, True)


def test_ways_are_set_and_taken_back_and_never_shown(desk: Desk, house: House) -> None:
    assert desk.submit("/hours/ways/text", address="+44 7700 900614").status_code == 303
    page = desk.page("/hours")
    assert "7700" not in page
    assert 'class="tag good">set' in page
    desk.submit("/hours/ways/text", address="")
    with transaction(house.engine) as session:
        assert session.scalars(select(AlarmWay)).all() == []
    wrong = desk.submit("/hours/ways/service", address="json://push.example.org")
    assert (wrong.status_code, "no address of a service" in wrong.text) == (409, True)
    assert desk.submit("/hours/ways/pigeon", address="x").status_code == 404


def test_the_test_alarm_rings_and_somebody_says_that_it_arrived(desk: Desk, house: House) -> None:
    for _ in range(2):
        desk.submit("/hours/test")
    with transaction(house.engine) as session:
        assert session.scalars(select(Outbound.template)).all() == ["test"]
    assert "Nobody has said that it arrived." in desk.page("/hours")
    assert desk.submit("/hours/test/acknowledge").status_code == 303
    assert "It arrived: Asha" in desk.page("/hours")
