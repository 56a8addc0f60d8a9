"""A member opens the search: all texts of the organisation's cases are given to the browser."""

from datetime import timedelta

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.cases.lists.searched import count_cases
from case_management.work import Work
from config.platform.database import new_id

LONGEST_OPENING = timedelta(hours=12)
"""How long texts are given for one entry of the log: no session lasts longer."""


def open_search(work: Work, organisation_id: str) -> str:
    """Records that search was opened, and over how many cases; gives the id of this opening.

    The log has this one entry, however many pages of texts follow.
    """
    opening = new_id()
    cases = count_cases(work.session, work.actor)
    work.record(organisation_id, AuditAction.OPEN_SEARCH, opening, {"cases": cases})
    return opening


def is_open_search(work: Work, organisation_id: str, opening: str) -> bool:
    """Whether the log says that this member opened the search so: without that no text is given."""
    found = work.session.scalar(
        select(AuditEntry.number).where(
            AuditEntry.object_id == opening,
            AuditEntry.organisation_id == organisation_id,
            AuditEntry.action == AuditAction.OPEN_SEARCH,
            AuditEntry.actor_id == work.actor.id,
            AuditEntry.at > work.now - LONGEST_OPENING,
        )
    )
    return found is not None
