"""What the page says of a poll: the text before it is sent, the numbers after, and what follows."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.dashboard.monitor.case.side.next_step import NextStep, next_step
from app.dashboard.monitor.case.side.poll_lines import SAYS, PollLines, poll_lines
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Case
from case_management.cases.polls.poll_result import PollResult
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.phrases import Phrase
from tests.support.desk import Desk
from tests.support.house import NOON, WORKER, House
from tests.support.polls import HOUR, PLANNER, ask, case_to_verify

SECOND = "+12025550144"


def shown(desk: Desk, case_id: str, member_id: str = "") -> tuple[PollLines | None, NextStep]:
    with transaction(desk.house.engine) as session:
        case = session.get_one(Case, case_id)
    with desk.asking("coordinator", member_id=member_id):
        return poll_lines(case), next_step(case)


def lines(desk: Desk, case_id: str) -> PollLines:
    found, _ = shown(desk, case_id)
    assert found is not None
    return found


def test_before_workers_are_asked_the_page_shows_what_they_get(desk: Desk, house: House) -> None:
    case_id = case_to_verify(house)
    poll, step = shown(desk, case_id)
    assert poll == PollLines("", None, Phrase.ASK_HAPPENED.value, "", False)
    assert step.usual == "ask_workers"
    assert set(step.other) == {"resume_remedy", "find_not_remedied"}


def test_while_they_are_asked_it_counts_and_offers_no_result(desk: Desk, house: House) -> None:
    case_id = case_to_verify(house, WORKER, SECOND)
    ask(house)
    house.text("1", now=NOON + HOUR)
    poll, step = shown(desk, case_id)
    assert poll and poll.count
    assert (poll.says, poll.text, poll.closes) == (
        "The workers are being asked.",
        "",
        "29 Nov 18:00",
    )
    assert (poll.count.workers, poll.count.asked, poll.count.answered) == (2, 2, 1)
    assert step.usual is None
    assert set(step.other) == {"resume_remedy", "find_not_remedied"}


def stop(house: House) -> None:
    with transaction(house.engine) as session:
        for contact in session.query(Contact):
            contact.opted_out = True


def answer(*digits: str) -> Callable[[House], None]:
    def play(house: House) -> None:
        for sender, digit in zip((WORKER, SECOND), digits, strict=False):
            house.text(digit, sender=sender, now=NOON + HOUR)

    return play


@pytest.mark.parametrize(
    ("digits", "says", "usual", "other"),
    [
        (("1", "1"), "Workers say that it happened.", "confirm_remedy", {"ask_workers"}),
        (("1",), "Workers say that it happened.", "confirm_remedy", {"ask_workers"}),
        (("1", "3"), "Workers say that it did not happen", "resume_remedy", set()),
        (("2",), "Workers say that it did not happen", "resume_remedy", set()),
        (("4", "4"), "Nobody who answered knows", "leave_unconfirmed", {"ask_workers"}),
        ((), "No worker answered.", "leave_unconfirmed", {"ask_workers"}),
    ],
)
def test_the_result_leads_on(
    desk: Desk, house: House, digits: tuple[str, ...], says: str, usual: str, other: set[str]
) -> None:
    case_id = case_to_verify(house, WORKER, SECOND)
    ask(house)
    answer(*digits)(house)
    desk.at = NOON + timedelta(days=8)
    with transaction(house.engine) as session:
        close_due_polls(session, house.policy, desk.at)
    poll, step = shown(desk, case_id)
    assert poll and poll.says.startswith(says)
    assert poll.is_news and not poll.closes
    assert step.usual == usual
    assert set(step.other) | {usual} == {usual, "resume_remedy", "find_not_remedied"} | other
    desk.at += timedelta(hours=1)
    assert not lines(desk, case_id).is_news


def test_where_nobody_can_be_asked_the_page_says_so(desk: Desk, house: House) -> None:
    case_id = case_to_verify(house)
    stop(house)
    ask(house)
    poll, step = shown(desk, case_id)
    assert poll and poll.says == "No worker of this case can be written to."
    assert step.usual == "leave_unconfirmed"


def test_who_planned_the_remedy_asks_and_does_not_confirm(desk: Desk, house: House) -> None:
    case_id = case_to_verify(house)
    _, step = shown(desk, case_id, PLANNER)
    assert (step.usual, step.is_second_persons) == ("ask_workers", True)
    ask(house)
    house.text("1", now=NOON + HOUR)
    _, step = shown(desk, case_id, PLANNER)
    assert (step.usual, step.is_second_persons) == (None, True)


def test_a_case_whose_remedy_is_not_verified_yet_shows_none(desk: Desk, house: House) -> None:
    house.text("no salary")
    with transaction(house.engine) as session:
        case_id = session.query(Case).one().id
    assert shown(desk, case_id)[0] is None


def test_every_result_but_none_has_its_words() -> None:
    assert set(SAYS) == set(PollResult) - {PollResult.NOT_ASKED}
