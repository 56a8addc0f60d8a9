"""A member takes contents out of the seal into a file: the log says of which cases."""

from datetime import timedelta

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.cases.lists.searched import count_cases
from case_management.cases.models import Case
from case_management.work import Work
from config.platform.database import new_id

LONGEST_EXPORT = timedelta(hours=12)
"""How long cases are given for one entry of the log: no session lasts longer."""


def export_case(work: Work, case: Case) -> None:
    """Records that one case was given for a file."""
    work.record(case.organisation_id, AuditAction.EXPORT_CASE, case.id)


def open_export(work: Work) -> str:
    """Records that all cases are given, and how many; gives the id of this export.

    The log has this one entry, however many pages follow.
    """
    opening = new_id()
    cases = count_cases(work.session, work.actor)
    work.record(work.actor.organisation, AuditAction.EXPORT_ALL, opening, {"cases": cases})
    return opening


def is_open_export(work: Work, opening: str) -> bool:
    """Whether the log says that this member began it: without that nothing is given."""
    found = work.session.scalar(
        select(AuditEntry.number).where(
            AuditEntry.object_id == opening,
            AuditEntry.organisation_id == work.actor.organisation,
            AuditEntry.action == AuditAction.EXPORT_ALL,
            AuditEntry.actor_id == work.actor.id,
            AuditEntry.at > work.now - LONGEST_EXPORT,
        )
    )
    return found is not None
