"""Whoever tries what with a plan: nobody verifies what they agreed, and workers alone confirm.

Random people press random steps of three actions and of their case, and workers answer.
"""

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from case_management.cases.actions.change_state import move
from case_management.cases.models import Case, Poll
from case_management.cases.polls.count_polls import newest_poll, poll_result
from case_management.cases.rules import CASES
from case_management.refusals import Refusal
from case_management.remedies.models import RemedyAction
from case_management.remedies.queries import actions_of
from case_management.remedies.rules import ACTIONS, VERIFYING
from config.platform.database import transaction
from intake.reports.poll_questions import PollQuestion
from tests.support.house import NOON, House
from tests.support.polls import PLANNER, case_to_verify, works
from tests.support.remedies import propose, take
from tests.support.work import only_case

THIRD = "c" * 32
LEFT_OUT = {"close", "step_back", "find_not_remedied", "leave_unconfirmed"}
"""Steps of a case by which it leaves what is walked here."""
SELDOM = {"supersede", "refuse", "dispute", "find_not_done"}
PRESSES = st.lists(
    st.tuples(st.sampled_from(("action", "case", "case", "answer")), st.integers(0, 10**6)),
    min_size=60,
    max_size=90,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(presses=PRESSES)
def test_nobody_verifies_what_they_agreed_and_only_workers_confirm(
    house: House, presses: list[tuple[str, int]]
) -> None:
    with transaction(house.engine) as session:
        fresh = session.scalar(select(Case.id)) is None
    if fresh:
        case_to_verify(house)
    with transaction(house.engine) as session:
        walk = PlanWalk(house, session)
        for what, chosen in presses:
            steps = {"action": walk.action, "case": walk.press_case, "answer": walk.answer}
            steps[what](chosen)
        session.rollback()


class PlanWalk:
    """One walk in a transaction that is rolled back."""

    def __init__(self, house: House, session: Session) -> None:
        self.house, self.session = house, session
        self.case = only_case(session)
        session.execute(delete(Poll))
        move(works(house, session), self.case, "resume_remedy")
        for kind in ("repay", "repair"):
            propose(works(house, session), self.case, kind)
        session.flush()
        self.agreed: dict[str, str] = {}
        """By whom each action was agreed last, as this walk saw it."""
        for one in actions_of(session, self.case.id):
            if one.agreed_by:
                self.agreed[one.id] = one.agreed_by
        self.minutes = 0

    def member(self, chosen: int) -> str:
        return (self.house.member_id, PLANNER, THIRD)[chosen % 3]

    def action(self, chosen: int) -> None:
        member = self.member(chosen)
        work = works(self.house, self.session, member)
        actions: list[RemedyAction] = actions_of(self.session, self.case.id)
        one = actions[chosen // 3 % len(actions)]
        events = ACTIONS.allowed_events(one.state, "coordinator")
        if chosen % 7:
            # Most walks lead on: what is dropped or undone is seldom confirmed.
            events = tuple(event for event in events if event not in SELDOM)
        if not events:
            return
        event, before = events[chosen // 9 % len(events)], one.state
        try:
            take(work, self.case, one, event)
        except Refusal:
            assert one.state == before
            return
        if event == "agree":
            self.agreed[one.id] = member
        if event in VERIFYING:
            assert self.agreed.get(one.id) != member
        assert one.state not in ("verified_workers", "sustained")

    def case_step(self, event: str, member: str) -> None:
        states = {one.id: one.state for one in actions_of(self.session, self.case.id)}
        result = poll_result(self.session, self.case.id)
        move(works(self.house, self.session, member, self.now()), self.case, event)
        self.session.flush()
        agreers = {
            who for one, who in self.agreed.items() if states[one] not in ("refused", "superseded")
        }
        if event in ("start_verification", "confirm_remedy"):
            assert member not in agreers
            assert not {"proposed", "consulted", "agreed", "in_progress"} & set(states.values())
        confirmed = [
            one for one in actions_of(self.session, self.case.id) if one.state == "verified_workers"
        ]
        if event == "confirm_remedy":
            assert result == "confirmed"
            assert confirmed

    def press_case(self, chosen: int) -> None:
        events = [
            one
            for one in CASES.allowed_events(self.case.state, "coordinator")
            if one not in LEFT_OUT and (one != "resume_remedy" or chosen % 5 == 0)
        ]
        if not events:
            return
        try:
            self.case_step(events[chosen // 3 % len(events)], self.member(chosen))
        except Refusal:
            return

    def answer(self, chosen: int) -> None:
        """The only worker answers the open poll, if there is one."""
        poll = newest_poll(self.session, self.case.id)
        if poll is None or poll.closed_at is not None:
            return
        asked = select(PollQuestion).where(PollQuestion.poll_id == poll.id)
        for question in self.session.scalars(asked):
            question.answer = ("yes", "yes", "yes", "no", "unknown")[chosen % 5]
        self.session.flush()

    def now(self) -> datetime:
        self.minutes += 1
        return NOON + timedelta(minutes=self.minutes)
