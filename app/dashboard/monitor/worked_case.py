"""The case of a page, as the rooms of tasks, evidence and facts know it."""

from app.dashboard.frame.request import database
from case_management.cases.models import Case
from case_management.cases.queries import all_joined_to
from case_management.cases.rules import OPEN
from case_management.worked_case import WorkedCase


def worked(case: Case) -> WorkedCase:
    """Whether it is open, and whose it is."""
    return WorkedCase(case.id, case.organisation_id, case.state in OPEN)


def with_joined(case: Case) -> list[str]:
    """The ids of the case and of those that were joined to it: they are worked on as one."""
    return [case.id, *all_joined_to(database(), case.id)]
