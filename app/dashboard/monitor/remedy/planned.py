"""The case and the action that a request is about."""

from werkzeug.exceptions import NotFound

from app.dashboard.frame.request import database
from case_management.cases.models import Case
from case_management.remedies.models import RemedyAction
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.queries import action_of


def planned(case: Case) -> PlannedCase:
    """As the remedies know it."""
    return PlannedCase(case.id, case.organisation_id, case.state)


def own_action(case: Case, action_id: str) -> RemedyAction:
    """Raises NotFound for an action of any other case."""
    found = action_of(database(), case.id, action_id)
    if found is None:
        raise NotFound
    return found
