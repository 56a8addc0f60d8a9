"""The case that a page of monitors is about."""

from werkzeug.exceptions import NotFound

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from case_management.cases.models import Case
from case_management.cases.queries import case_for


def own_case(case_id: str) -> Case:
    """The case, if the member may open it, or the one that it was joined to.

    Raises NotFound for any other.
    """
    case = case_for(database(), actor(), case_id)
    if case is None:
        raise NotFound
    return case if case.joined_to_id is None else own_case(case.joined_to_id)
