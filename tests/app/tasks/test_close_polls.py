"""The clerk closes what is due, once, and rings for the mail to whoever works on the case."""

from datetime import timedelta

from sqlalchemy import select

from app.tasks.close_polls import close_polls
from case_management.cases.models import Case, Poll
from config.platform.database import transaction
from config.platform.queues import Bell
from tests.support.house import NOON, House
from tests.support.polls import ask, case_to_verify


class CountedBell(Bell):
    """Counts how often it is rung."""

    def __init__(self) -> None:
        super().__init__(None)
        self.rung = 0

    def ring(self) -> None:
        self.rung += 1


def test_a_poll_is_closed_when_its_days_are_over(house: House) -> None:
    case_to_verify(house)
    ask(house)
    bell = CountedBell()
    end = NOON + timedelta(days=house.policy.polls.open_days)
    for moment, rung in ((end - timedelta(seconds=1), 0), (end, 1), (end, 1)):
        close_polls(house.engine, house.policy, bell, moment)
        assert bell.rung == rung
    with transaction(house.engine) as session:
        assert session.scalars(select(Poll.closed_at)).one() == end
        assert session.scalars(select(Case)).one().unread
