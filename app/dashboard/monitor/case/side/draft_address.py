"""Where an alert about a case is drafted."""

from flask import url_for

from app.accounts.current_member import current_member
from app.dashboard.frame.access.permissions import may
from app.dashboard.monitor.case.side.next_step import newest_finding_confirms
from case_management.cases.models import Case
from case_management.levels import endangers_life


def draft_address(case: Case) -> str | None:
    """None where the case is not ready for one, or the member may not draft it."""
    ready = endangers_life(case.level) or newest_finding_confirms(case)
    if not ready or not may(current_member(), "alert_draft.page"):
        return None
    return url_for("alert_draft.page", case_id=case.id)
