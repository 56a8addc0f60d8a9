"""What is to do next: the steps that a member may take, and the usual one."""

from dataclasses import dataclass

from babel.dates import format_date
from flask_babel import get_locale

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from app.dashboard.wording import case_texts
from case_management.cases.checks.models import next_check
from case_management.cases.models import Case
from case_management.cases.polls.count_polls import planner_of, poll_result
from case_management.cases.polls.poll_result import PollResult, refused_steps
from case_management.cases.queries import findings, reports_in
from case_management.cases.rules import CASES, VERIFYING
from case_management.cases.watches import trigger_since
from case_management.findings import is_confirmed
from case_management.remedies.queries import agreers_of, plan_facts
from case_management.remedies.rules import PLANNED_IN, PLANNERS, Lack, lacks

_AFTER_POLL = {
    PollResult.NOT_ASKED: "ask_workers",
    PollResult.WAITING: None,
    PollResult.CONFIRMED: "confirm_remedy",
    PollResult.NOT_DONE: "resume_remedy",
    PollResult.NOBODY_KNOWS: "leave_unconfirmed",
    PollResult.NO_ANSWER: "leave_unconfirmed",
    PollResult.NOBODY_TO_ASK: "leave_unconfirmed",
}
"""The usual step while a remedy is verified."""


@dataclass(frozen=True)
class NextStep:
    """Events of the case's state table that this member may cause now."""

    usual: str | None
    other: list[str]
    is_second_persons: bool = False
    """The member planned the remedy, and so does not verify it."""
    is_agreers: bool = False
    """The member agreed to an action of the plan, and so does not verify the remedy."""
    lacks: tuple[Lack, ...] = ()
    """What the plan lacks before the remedy can be verified: first of all it is worked on."""
    next_check: str = ""
    """The day on which workers are asked again; empty where they are not to be."""
    after_sign: bool = False
    """A sign of retaliation waits, and is looked into first."""
    is_elsewhere: bool = False
    """The threads are with another organisation, and so is all that is to be done."""

    @property
    def every(self) -> list[str]:
        """All of them, the usual one first."""
        return [self.usual, *self.other] if self.usual else self.other

    @property
    def is_a_colleagues(self) -> bool:
        """Nothing leads on but what a member with another role may do."""
        if self.is_elsewhere:
            return False
        return self.usual is None and not set(self.other) - {"step_back"}


def next_step(case: Case) -> NextStep:
    """What the head of the page offers."""
    planned_by = planner_of(database(), case)
    agreed_by = agreers_of(database(), case.id)
    verifies = bool(set(VERIFYING) & set(actor().events(CASES, case.state)))
    own = verifies and actor().id == planned_by
    agreed = verifies and not own and actor().id in agreed_by
    plans = case.state in PLANNED_IN and PLANNERS & actor().roles
    missing = lacks(plan_facts(database(), case.id)) if plans else ()
    elsewhere = not reports_in(database(), case.id)
    steps = _steps(case, own or agreed, bool(missing), elsewhere)
    usual = _usual(case, steps)
    other = [step for step in steps if step != usual]
    after_sign = trigger_since(database(), case.id) is not None
    check = _next_check(case)
    return NextStep(usual, other, own, agreed, missing, check, after_sign, elsewhere)


def _next_check(case: Case) -> str:
    found = next_check(database(), case.id) if case.state == "monitoring" else None
    return format_date(found.due_on, "d MMM y", locale=get_locale()) if found else ""


def newest_finding_confirms(case: Case) -> bool:
    """Whether the newest finding says that it is so."""
    newest = next(iter(findings(database(), case.id)), None)
    return newest is not None and is_confirmed(newest.result)


def _steps(case: Case, own_plan: bool, plan_lacks: bool, elsewhere: bool) -> list[str]:
    """What the table allows, but for what the rules refuse: a button that can't be pressed helps
    nobody. To join a case takes the name of the other."""
    refused = {"join", "part"}
    if elsewhere:
        refused.add("reopen")
    refused.add("close_without_remedy" if newest_finding_confirms(case) else "plan_remedy")
    if own_plan:
        refused.update(VERIFYING)
    if plan_lacks:
        refused.add("start_verification")
    if case.state == "monitoring" and next_check(database(), case.id) is not None:
        refused.add("close")
    if case.state == "contested" and not newest_finding_confirms(case):
        refused.add("resume_remedy")
    if case.state == "verification":
        refused |= refused_steps(poll_result(database(), case.id))
    return [step for step in actor().events(CASES, case.state) if step not in refused]


def _usual(case: Case, steps: list[str]) -> str | None:
    usual = case_texts.USUAL_NEXT.get(case.state)
    if case.state == "verification":
        usual = _AFTER_POLL[poll_result(database(), case.id)]
    if case.state == "finding":
        confirmed = newest_finding_confirms(case)
        usual = "plan_remedy" if confirmed else "close_without_remedy"
    return usual if usual in steps else None
