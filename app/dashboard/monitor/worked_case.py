"""The case of a page, as the rooms of tasks, evidence and facts know it."""

from app.dashboard.frame.request import database
from case_management.cases.models import Case
from case_management.cases.queries import all_joined_to
from case_management.cases.rules import OPEN
from case_management.evidence.models import EvidenceItem
from case_management.worked_case import WorkedCase


def worked(case: Case) -> WorkedCase:
    """Whether it is open, and whose it is."""
    return WorkedCase(case.id, case.organisation_id, case.state in OPEN)


def with_joined(case: Case) -> list[str]:
    """The ids of the case and of those that were joined to it: they are worked on as one."""
    return [case.id, *all_joined_to(database(), case.id)]


def item_label(case: Case, item: EvidenceItem) -> str:
    """The number of a piece of evidence; of a joined case with what that one is called."""
    if item.case_id == case.id:
        return str(item.number)
    return f"{database().get_one(Case, item.case_id).reference}/{item.number}"
