"""Retaliation that a member has confirmed is a case of its own, linked to the one it came from.

Its workers' threads stay with that case, so that each worker keeps one thread, code and consent.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.cases.case_access import share_recusals
from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.levels import Level, gravest
from case_management.new_ids import new_reference
from case_management.work import Work
from config.platform.database import new_id

CATEGORY = "RETALIATION"
STATE = "admissible"
"""A member has looked into it already: it is taken on."""


def retaliation_cases(session: Session, case_id: str) -> list[Case]:
    """Those that were opened for retaliation in a case, the oldest first."""
    found = select(Case).where(Case.parent_id == case_id)
    return list(session.scalars(found.order_by(Case.opened_at, Case.id)))


def open_retaliation_cases(session: Session, case_id: str) -> list[Case]:
    """Those of them that are worked on."""
    return [one for one in retaliation_cases(session, case_id) if one.state in OPEN]


def linked_to(session: Session, case: Case) -> list[str]:
    """The ids of the cases that are about the same workers: who may not open the one, may not
    open the others."""
    parent = case.parent_id or case.id
    family = [parent, *(one.id for one in retaliation_cases(session, parent))]
    return [one for one in family if one != case.id]


def open_retaliation_case(work: Work, parent: Case) -> Case:
    """At least as grave as its parent, unread, with clocks of its own; one is open at a time."""
    still_open = next(iter(open_retaliation_cases(work.session, parent.id)), None)
    if still_open is not None:
        return still_open
    case = Case(
        id=new_id(),
        organisation_id=parent.organisation_id,
        reference=new_reference(),
        state=STATE,
        category=CATEGORY,
        level=gravest((Level.L2, parent.level)),
        proposed=False,
        factory_id=parent.factory_id,
        language=parent.language,
        assignee_id=parent.assignee_id,
        parent_id=parent.id,
        opened_at=work.now,
        last_heard_at=work.now,
        alarms_rung=0,
    )
    work.session.add(case)
    work.session.flush()
    share_recusals(work.session, parent.id, case.id)
    set_clocks(work.session, case, work.policy)
    work.record(parent.organisation_id, AuditAction.OPEN_RETALIATION, parent.id, {"to": case.id})
    return case
