"""Opening a case is the first human answer: the alarm stops, and the worker is told."""

from datetime import timedelta

from case_management.cases.actions.open_case import open_case
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import logged, only_case, work_of


def test_the_first_reader_stops_the_alarm_and_the_next_only_reads(house: House) -> None:
    house.text("The fire door is locked and there is smoke")
    with transaction(house.engine) as session:
        case = only_case(session)
        assert case.next_alarm_at is not None and case.unread
        open_case(work_of(house, session), case)
        assert (case.first_opened_at, case.next_alarm_at, case.unread) == (NOON, None, False)
        later = NOON + timedelta(hours=1)
        open_case(work_of(house, session, now=later), case)
        assert (case.first_opened_at, case.read_at) == (NOON, later)
        assert logged(session) == ["case.open", "case.open"]
