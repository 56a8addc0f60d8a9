"""The case and the action that a request is about."""

from werkzeug.exceptions import NotFound

from app.dashboard.frame.request import database, services
from app.dashboard.monitor.worked_case import with_joined
from case_management.cases.clocks.set_clocks import is_time_bound, set_clocks
from case_management.cases.models import Case
from case_management.negotiations.queries import agreement_of
from case_management.remedies.models import RemedyAction
from case_management.remedies.planned_case import PlannedCase
from case_management.remedies.queries import action_of


def planned(case: Case) -> PlannedCase:
    """As the remedies know it."""
    bound = is_time_bound(database(), case, services().policy)
    return PlannedCase(case.id, case.organisation_id, case.state, bound)


def follow_clocks(case: Case) -> None:
    """To be called after the plan was changed: what is due first in it may have a clock."""
    database().flush()
    set_clocks(database(), case, services().policy)


def own_agreement(case: Case, agreement_id: str | None) -> str | None:
    """The id of an agreement of the case, or None for none. Raises NotFound for any other's."""
    if agreement_id is None:
        return None
    found = agreement_of(database(), with_joined(case), agreement_id)
    if found is None:
        raise NotFound
    return found.id


def own_action(case: Case, action_id: str) -> RemedyAction:
    """Raises NotFound for an action of any other case."""
    found = action_of(database(), case.id, action_id)
    if found is None:
        raise NotFound
    return found
