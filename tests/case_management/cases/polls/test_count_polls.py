"""The newest poll about the remedy as it is now, counted; and who planned the remedy."""

from datetime import timedelta

from case_management.cases.actions.change_state import move
from case_management.cases.models import Case
from case_management.cases.polls.count_polls import count_of, newest_poll, planner_of, poll_result
from config.platform.database import transaction
from tests.support.house import NOON, WORKER, House
from tests.support.polls import HOUR, PLANNER, ask, case_to_verify, works
from tests.support.work import only_case

SENDERS = (WORKER, "+12025550144", "+12025550145", "+12025550146", "+12025550147")


def test_every_answer_is_counted_for_what_it_is(house: House) -> None:
    case_id = case_to_verify(house, *SENDERS)
    ask(house)
    for sender, digit in zip(SENDERS, "1234", strict=False):
        house.text(digit, sender=sender, now=NOON + HOUR)
    with transaction(house.engine) as session:
        poll = newest_poll(session, case_id)
        assert poll is not None
        count = count_of(session, poll)
    assert (count.workers, count.asked, count.answered) == (5, 5, 4)
    assert (count.yes, count.partly, count.no, count.unknown) == (1, 1, 1, 1)
    assert not count.is_over


def test_what_was_answered_about_an_earlier_remedy_is_past(house: House) -> None:
    case_id = case_to_verify(house)
    ask(house)
    house.text("1", now=NOON + HOUR)
    with transaction(house.engine) as session:
        assert poll_result(session, case_id) == "confirmed"
        case = session.get_one(Case, case_id)
        for event in ("resume_remedy", "start_verification"):
            move(works(house, session, now=NOON + 2 * HOUR), case, event)
        assert newest_poll(session, case_id) is None
        assert poll_result(session, case_id) == "not_asked"


def test_who_planned_last_is_the_planner(house: House) -> None:
    case_id = case_to_verify(house)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        assert planner_of(session, case) == PLANNER
        later = NOON + timedelta(days=1)
        for event in ("resume_remedy", "step_back", "plan_remedy"):
            move(works(house, session, now=later), case, event)
        assert planner_of(session, case) == house.member_id


def test_where_nobody_planned_there_is_no_planner(house: House) -> None:
    house.text("no salary")
    with transaction(house.engine) as session:
        assert planner_of(session, only_case(session)) is None
