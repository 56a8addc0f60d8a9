"""To read a case is the first human answer: the alarm stops, and the worker is told."""

from datetime import timedelta

from sqlalchemy import select

from case_management.cases.actions.open_case import open_case, read_case
from config.platform.database import transaction
from intake.reports.report import Report, Stage
from intake.reports.thread import WORKER, Message
from tests.support.house import NOON, House
from tests.support.work import logged, only_case, work_of

FIRE = "The fire door is locked and there is smoke"


def test_to_be_given_the_records_is_logged_and_is_not_yet_to_read(house: House) -> None:
    house.text(FIRE)
    with transaction(house.engine) as session:
        case = only_case(session)
        open_case(work_of(house, session), case)
        assert case.next_alarm_at is not None and case.unread
        assert case.first_opened_at is None
        assert logged(session) == ["case.open"]


def test_the_first_reader_stops_the_alarm_and_the_next_only_reads(house: House) -> None:
    house.text(FIRE)
    with transaction(house.engine) as session:
        case = only_case(session)
        assert case.next_alarm_at is not None and case.unread
        assert read_case(work_of(house, session), case, (), ()) == []
        assert (case.first_opened_at, case.next_alarm_at, case.unread) == (NOON, None, False)
        later = NOON + timedelta(hours=1)
        read_case(work_of(house, session, now=later), case, (), ())
        assert (case.first_opened_at, case.read_at) == (NOON, later)


def test_a_text_below_the_screen_is_unread_and_the_clock_goes_on(house: House) -> None:
    for minute, text in enumerate((FIRE, "the guard has the key", "now two cannot breathe")):
        house.text(text, now=NOON + timedelta(minutes=minute))
    now = NOON + timedelta(minutes=5)
    with transaction(house.engine) as session:
        case, work = only_case(session), work_of(house, session, now=now)
        newest_last = select(Message).where(Message.author == WORKER).order_by(Message.at)
        texts = session.scalars(newest_last).all()
        first, second, third = texts
        # Out of order: the second was seen, the first was not.
        assert read_case(work, case, texts, {second.id}) == [first, third]
        assert case.read_at is None
        assert read_case(work, case, texts, {first.id, second.id}) == [third]
        assert case.read_at == second.at and case.unread
        assert case.first_opened_at is None and case.next_alarm_at is not None
        assert session.scalars(select(Report.stage)).one() == Stage.RECEIVED
        assert read_case(work, case, [third], {third.id}) == []
        assert (case.first_opened_at, case.unread, case.next_alarm_at) == (now, False, None)
        assert session.scalars(select(Report.stage)).one() == Stage.READING
