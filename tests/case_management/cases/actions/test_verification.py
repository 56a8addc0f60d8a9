"""A remedy is verified by a second person and confirmed by workers, whatever is tried.

Random walks through the state table: members press what there is, workers write digits, days pass.
"""

import json
import random
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.models import AuditEntry
from case_management.cases.actions.change_state import move
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Case
from case_management.cases.rules import CASES
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, WORKER, House
from tests.support.polls import PLANNER, case_to_verify, send, works
from tests.support.remedies import complete_plan
from tests.support.work import only_case

WORKERS = (WORKER, "+12025550144", "+12025550145")
OFTEN = {
    "plan_remedy": 4,
    "start_verification": 4,
    "ask_workers": 8,
    "confirm_remedy": 8,
    "leave_unconfirmed": 3,
    "find_not_remedied": 1,
    "resume_remedy": 1,
    "monitor": 2,
    "report_relapse": 2,
    "step_back": 1,
}
"""What is tried, and how often beside the others of a state: the walk is to come to its end."""
STEPS = 200


@pytest.mark.parametrize("seed", [3, 4, 10])
def test_whatever_is_tried_a_remedy_is_confirmed_by_workers_and_verified_by_a_second_person(
    house: House, seed: int
) -> None:
    chance = random.Random(seed)
    walk = Walk(house, chance, case_to_verify(house, *WORKERS))
    for _ in range(STEPS):
        chance.choice((walk.press, walk.press, walk.answer, walk.wait))()
    assert {"ask_workers", "confirm_remedy"} <= set(walk.taken)


class Walk:
    """One walk, and what it knows by itself of the answers and of who planned."""

    def __init__(self, house: House, chance: random.Random, case_id: str) -> None:
        self.house, self.chance, self.case_id = house, chance, case_id
        self.now: datetime = NOON
        self.members = (house.member_id, PLANNER, "c" * 32)
        self.planner = PLANNER
        self.answers: dict[str, str] | None = None
        """Of the poll that counts; None where workers were not asked about this remedy."""
        self.closed = False
        self.taken: list[str] = []

    def press(self) -> None:
        if self.chance.random() < 0.7:
            self.work_on_plan()
        member = self.chance.choice(self.members)
        try:
            with transaction(self.house.engine) as session:
                case = session.get_one(Case, self.case_id)
                before = case.state
                steps = [one for one in CASES.allowed_events(before, "coordinator") if one in OFTEN]
                [event] = self.chance.choices(steps, [OFTEN[one] for one in steps])
                move(works(self.house, session, member, self.now), case, event)
        except Refusal:
            return
        self.taken.append(event)
        self._check(event, member)
        if event == "plan_remedy":
            self.planner = member
        elif event == "start_verification":
            self.answers = None
        elif event == "ask_workers":
            self.answers, self.closed = {}, False
            send(self.house)
        elif before == "verification":
            self.closed = True

    def _check(self, event: str, member: str) -> None:
        said = list((self.answers or {}).values())
        over = self.closed or len(said) == len(WORKERS)
        if event in ("start_verification", "confirm_remedy"):
            assert member != self.planner
        if event == "confirm_remedy":
            assert over and "1" in said and not {"2", "3"} & set(said)
        if event == "leave_unconfirmed":
            assert over and self.answers is not None and not {"1", "2", "3"} & set(said)

    def work_on_plan(self) -> None:
        """Who planned the remedy does what the plan lacks, where it is open."""
        with transaction(self.house.engine) as session:
            case = session.get_one(Case, self.case_id)
            if case.state == "remediation":
                complete_plan(works(self.house, session, self.planner, self.now), case)

    def answer(self) -> None:
        sender, digit = self.chance.choice(WORKERS), self.chance.choice("111111423")
        self.now += timedelta(minutes=20)
        self.house.text(digit, sender=sender, now=self.now)
        if self.answers is not None and not self.closed:
            self.answers[sender] = digit

    def wait(self) -> None:
        self.now += timedelta(days=self.chance.choice((0, 1, 8)))
        with transaction(self.house.engine) as session:
            if close_due_polls(session, self.house.policy, self.now):
                self.closed = True


def test_who_planned_can_not_verify_and_a_colleague_can(house: House) -> None:
    case_to_verify(house)
    with transaction(house.engine) as session:
        case = only_case(session)
        move(works(house, session, PLANNER), case, "resume_remedy")
        assert refused(house, session, case, "start_verification") == "verified_by_planner"
        move(works(house, session), case, "start_verification")
        move(works(house, session), case, "ask_workers")
    send(house)
    house.text("1", now=NOON + timedelta(hours=1))
    with transaction(house.engine) as session:
        case = only_case(session)
        assert refused(house, session, case, "confirm_remedy") == "verified_by_planner"
        move(works(house, session), case, "confirm_remedy")
        assert case.state == "remedied_confirmed"


def test_the_log_says_whom_was_asked(house: House) -> None:
    case_to_verify(house, *WORKERS)
    with transaction(house.engine) as session:
        move(works(house, session), only_case(session), "ask_workers")
        entry = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "case.ask_workers")
        ).one()
    assert json.loads(entry.detail) == {
        "from": "verification",
        "to": "verification",
        "asked": 3,
        "workers": 3,
    }


def refused(house: House, session: Session, case: Case, event: str) -> str:
    with pytest.raises(Refusal) as one:
        move(works(house, session, PLANNER), case, event)
    return one.value.code
