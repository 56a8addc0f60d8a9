"""Whoever does what with two cases: remedy, polls, checks, watch and joining by random people.

Time goes on by days, the clerk asks and closes what is due, and workers answer or stay silent.
"""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.actions.change_state import move
from case_management.cases.checks.models import CheckState, RemedyCheck
from case_management.cases.follow_up.ask_due_checks import ask_due_checks
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Case, CaseReport, Poll
from case_management.cases.polls.count_polls import poll_result
from case_management.cases.rules import CASES, OPEN
from case_management.cases.triage.join_cases import join_cases, part_cases
from case_management.cases.watch.check_ins import ask_due_check_ins, look_at_check_ins
from case_management.cases.watch.kinds import UNWATCHED, TriggerKind
from case_management.cases.watch.open_watch import record_employer_contact
from case_management.cases.watch.triggers import raise_trigger, settle_trigger
from case_management.cases.watches import (
    CheckIn,
    WatchTrigger,
    cases_with_signs,
    trigger_since,
    triggers_of,
    watch_of,
)
from case_management.refusals import Refusal
from case_management.remedies.models import RemedyAction
from case_management.remedies.queries import actions_of, agreers_of
from case_management.remedies.rules import ACTIONS, VERIFYING
from config.platform.database import transaction
from intake.dialogue.model.waiting import PollKind
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.polls import PLANNER, case_to_verify, works
from tests.support.remedies import take

THIRD = "c" * 32
SENDERS = ("+12025550143", "+12025550171")
OTHER = "+12025550172"
CONFIRMING = {"confirm_remedy"}
REMEDIED = {"remedied_confirmed"}
KINDS = ("action", "case", "case", "answer", "join", "part", "employer", "sign", "settle", "wait")
PRESSES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 10**6)), min_size=35, max_size=50
)


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(presses=PRESSES)
def test_rules_of_case_work_hold_whoever_does_what(
    house: House, presses: list[tuple[str, int]]
) -> None:
    with transaction(house.engine) as session:
        fresh = session.scalar(select(Case.id)) is None
    if fresh:
        case_to_verify(house, *SENDERS)
        house.text("they did not pay us since August", sender=OTHER)
    with transaction(house.engine) as session:
        walk = CaseWalk(house, session)
        for what, chosen in presses:
            walk.press(what, chosen)
        session.rollback()


class CaseWalk:
    """One walk in a transaction that is rolled back."""

    def __init__(self, house: House, session: Session) -> None:
        self.house, self.session, self.at = house, session, NOON
        cases = session.scalars(select(Case).order_by(Case.opened_at, Case.id))
        self.cases = list(cases)
        self.consents = self.consent_of_each()
        self.settled: dict[str, bool | None] = {}

    def press(self, what: str, chosen: int) -> None:
        case = self.cases[chosen % len(self.cases)]
        member = (self.house.member_id, PLANNER, THIRD)[chosen // 2 % 3]
        do: Callable[[Case, str, int], None] = getattr(self, what)
        before = self.states(case)
        try:
            do(case, member, chosen // 6)
        except Refusal:
            assert self.states(case) == before, what
        self.session.flush()
        self.assert_sound()

    def states(self, case: Case) -> tuple[str, list[str]]:
        return case.state, [one.state for one in actions_of(self.session, case.id)]

    def action(self, case: Case, member: str, chosen: int) -> None:
        actions: list[RemedyAction] = actions_of(self.session, case.id)
        if not actions:
            return
        one = actions[chosen % len(actions)]
        events = ACTIONS.allowed_events(one.state, "coordinator")
        if not events:
            return
        event, agreed_by = events[chosen // 3 % len(events)], one.agreed_by
        take(works(self.house, self.session, member, self.at), case, one, event)
        assert event not in VERIFYING or agreed_by != member

    def case(self, case: Case, member: str, chosen: int) -> None:
        events = CASES.allowed_events(case.state, "coordinator")
        if not events:
            return
        event, agreers = events[chosen % len(events)], agreers_of(self.session, case.id)
        result = poll_result(self.session, case.id)
        move(works(self.house, self.session, member, self.at), case, event)
        if event in CONFIRMING:
            assert member not in agreers
            assert result == "confirmed"
        assert event in CONFIRMING or case.state not in REMEDIED or event == "step_back"

    def answer(self, case: Case, member: str, chosen: int) -> None:
        """One worker answers what was asked last, as the texts allow."""
        asked = select(PollQuestion).where(
            PollQuestion.answer.is_(None),
            PollQuestion.kind.in_((PollKind.HAPPENED, PollKind.CHECK_IN)),
        )
        waiting = list(self.session.scalars(asked.order_by(PollQuestion.id)))
        if not waiting:
            return
        one = waiting[chosen % len(waiting)]
        is_well = one.kind == PollKind.CHECK_IN
        words = ("well", "problem") if is_well else ("yes", "yes", "partly", "no", "unknown")
        one.answer = words[chosen // 4 % len(words)]

    def join(self, case: Case, member: str, chosen: int) -> None:
        into = next(one for one in self.cases if one is not case)
        join_cases(works(self.house, self.session, member, self.at), case, into)

    def part(self, case: Case, member: str, chosen: int) -> None:
        part_cases(works(self.house, self.session, member, self.at), case)

    def employer(self, case: Case, member: str, chosen: int) -> None:
        record_employer_contact(works(self.house, self.session, member, self.at), case)

    def sign(self, case: Case, member: str, chosen: int) -> None:
        kind = list(TriggerKind)[chosen % len(TriggerKind)]
        known = {one.kind for one in triggers_of(self.session, case.id) if one.settled_at is None}
        work = works(self.house, self.session, member, self.at)
        raised = raise_trigger(work, case, kind)
        watched = kind in UNWATCHED or watch_of(self.session, case.id) is not None
        assert raised == (watched and case.state in OPEN and kind not in known)

    def settle(self, case: Case, member: str, chosen: int) -> None:
        signs = triggers_of(self.session, case.id)
        if signs:
            work = works(self.house, self.session, member, self.at)
            settle_trigger(work, case, signs[chosen % len(signs)].id, bool(chosen % 2))

    def wait(self, case: Case, member: str, chosen: int) -> None:
        """Some days go by, and the clerk does what is due."""
        self.at += timedelta(days=(1, 4, 30, 100)[chosen % 4])
        policy = self.house.policy
        close_due_polls(self.session, policy, self.at)
        ask_due_checks(self.session, policy, self.at)
        ask_due_check_ins(self.session, policy, self.at)
        look_at_check_ins(self.session, policy, self.at)

    def consent_of_each(self) -> dict[str, str | None]:
        return {
            row.id: row.consent for row in self.session.execute(select(Report.id, Report.consent))
        }

    def assert_sound(self) -> None:
        """Nobody is lost or mixed up, no consent rises, and what is settled stays so."""
        in_cases = list(self.session.execute(select(CaseReport.report_id, CaseReport.case_id)))
        assert sorted(row.report_id for row in in_cases) == sorted(self.consents)
        assert self.consent_of_each() == self.consents
        for one in self.cases:
            into = {row.case_id for row in in_cases}
            assert (one.id in into) == (one.joined_to_id is None)
        for sign in self.session.scalars(select(WatchTrigger)):
            assert sign.id not in self.settled or sign.confirmed == self.settled[sign.id]
            if sign.settled_at is not None:
                self.settled[sign.id] = sign.confirmed
        waits = {one.id for one in self.cases if trigger_since(self.session, one.id)}
        assert cases_with_signs(self.session, [one.id for one in self.cases]) == waits
        running = list(self.session.scalars(select(Poll).where(Poll.closed_at.is_(None))))
        assert len({one.case_id for one in running}) == len(running)
        for check in self.session.scalars(select(RemedyCheck)):
            # Nothing is known of a check before workers were asked.
            assert check.poll_id or check.state in (CheckState.PLANNED, CheckState.DROPPED)
        for check_in in self.session.scalars(select(CheckIn)):
            assert check_in.asked_count <= len(self.consents)
