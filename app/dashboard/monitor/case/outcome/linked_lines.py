"""The cases about retaliation of a case, and the case that such a one came from."""

from dataclasses import dataclass

from app.dashboard.frame.request import database
from app.dashboard.wording.case_texts import STATES
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.cases.watch.retaliation_case import retaliation_cases


@dataclass(frozen=True)
class LinkedCase:
    """One case, to be opened by its link."""

    id: str
    reference: str
    state: str
    """In words."""
    open: bool


@dataclass(frozen=True)
class LinkedLines:
    """What the head of the page shows."""

    parent: LinkedCase | None
    cases: list[LinkedCase]


def linked_lines(case: Case) -> LinkedLines:
    """As it is now."""
    parent = database().get(Case, case.parent_id) if case.parent_id else None
    return LinkedLines(
        parent=_linked(parent) if parent else None,
        cases=[_linked(one) for one in retaliation_cases(database(), case.id)],
    )


def _linked(case: Case) -> LinkedCase:
    return LinkedCase(case.id, case.reference, str(STATES[case.state]), case.state in OPEN)
