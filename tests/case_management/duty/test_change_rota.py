"""Turns are entered, refused, removed; of a member who leaves nothing is left."""

import pytest
from sqlalchemy import func, select

from case_management.duty.change_rota import add_turn, forget_duty_of, remove_turn
from case_management.duty.models import AlarmWay, RotaTurn
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import logged, work_of

MEMBER = new_id()


@pytest.mark.parametrize(
    ("days", "hours", "refused"),
    [
        ([], (8, 18), "no_day_of_turn"),
        ([7], (8, 18), "no_day_of_turn"),
        ([0], (24, 18), "hours_of_turn"),
        ([0], (8, 25), "hours_of_turn"),
    ],
)
def test_what_is_refused(
    house: House, days: list[int], hours: tuple[int, int], refused: str
) -> None:
    with transaction(house.engine) as session, pytest.raises(Refusal, match=refused):
        add_turn(work_of(house, session), house.organisation_id, MEMBER, days, hours)


def test_only_ones_own_turns_are_removed(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        work = work_of(house, session, "coordinator")
        add_turn(work, house.organisation_id, MEMBER, [0, 4], (20, 24))
        session.flush()
        turn = session.scalars(select(RotaTurn)).one()
        assert (turn.days, turn.from_hour, turn.upto_hour) == ("0,4", 20, 0)
        remove_turn(work, new_id(), turn.id)
        session.flush()
        assert session.scalars(select(RotaTurn)).all() == [turn]
        for _ in range(2):
            remove_turn(work, house.organisation_id, turn.id)
            session.flush()
        assert session.scalars(select(RotaTurn)).all() == []
        assert logged(session) == ["rota.set", "rota.set"]


def test_nothing_is_left_of_who_leaves(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        add_turn(work_of(house, session), house.organisation_id, MEMBER, [0], (20, 24))
        session.add(AlarmWay(member_id=MEMBER, way="text", address_sealed=b"1", set_at=NOON))
        session.flush()
        forget_duty_of(session, MEMBER)
        for table in (RotaTurn, AlarmWay):
            assert session.scalar(select(func.count()).select_from(table)) == 0
