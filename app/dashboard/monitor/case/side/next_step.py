"""What is to do next: the steps that a member may take, and the usual one."""

from dataclasses import dataclass

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from app.dashboard.wording import case_texts
from case_management.cases.models import Case
from case_management.cases.queries import findings
from case_management.cases.rules import CASES
from case_management.findings import is_confirmed


@dataclass(frozen=True)
class NextStep:
    """Events of the case's state table that this member may cause now."""

    usual: str | None
    other: list[str]

    @property
    def every(self) -> list[str]:
        """All of them, the usual one first."""
        return [self.usual, *self.other] if self.usual else self.other

    @property
    def is_a_colleagues(self) -> bool:
        """Nothing leads on but what a member with another role may do."""
        return self.usual is None and not set(self.other) - {"step_back"}


def next_step(case: Case) -> NextStep:
    """What the head of the page offers."""
    steps = _steps(case)
    usual = _usual(case, steps)
    return NextStep(usual, [step for step in steps if step != usual])


def newest_finding_confirms(case: Case) -> bool:
    """Whether the newest finding says that it is so."""
    newest = next(iter(findings(database(), case.id)), None)
    return newest is not None and is_confirmed(newest.result)


def _steps(case: Case) -> list[str]:
    steps = actor().events(CASES, case.state)
    # The rules refuse these two by the finding; a button that can't be pressed helps nobody. To
    # join a case takes the name of the other.
    refused = "close_without_remedy" if newest_finding_confirms(case) else "plan_remedy"
    return [step for step in steps if step not in (refused, "join", "part")]


def _usual(case: Case, steps: list[str]) -> str | None:
    usual = case_texts.USUAL_NEXT.get(case.state)
    if case.state == "finding":
        confirmed = newest_finding_confirms(case)
        usual = "plan_remedy" if confirmed else "close_without_remedy"
    return usual if usual in steps else None
