"""The same again: cases of one factory and one kind, before and after a remedy."""

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.cases.case_access import visible_to
from case_management.cases.models import Case
from case_management.cases.rules import JOINED

MOST = 5
_ENDS = (AuditAction.CONFIRM_REMEDY, AuditAction.LEAVE_UNCONFIRMED)
_REMEDIED = ("remedied_confirmed", "remedied_unconfirmed", "monitoring", "closed")


def remedied_before(session: Session, actor: Actor, case: Case) -> list[Case]:
    """Cases of the same place and kind whose remedy was done before this one was opened, the newest
    first; those that the member may open."""
    done = exists().where(
        AuditEntry.object_id == Case.id,
        AuditEntry.action.in_(_ENDS),
        AuditEntry.at < case.opened_at,
    )
    return _alike(session, actor, case, Case.state.in_(_REMEDIED), done)


def reported_again(session: Session, actor: Actor, case: Case) -> list[Case]:
    """Cases of the same place and kind that were opened after this one's remedy was done."""
    if case.state not in _REMEDIED:
        return []
    done_at = session.scalar(
        select(func.min(AuditEntry.at)).where(
            AuditEntry.object_id == case.id, AuditEntry.action.in_(_ENDS)
        )
    )
    if done_at is None:
        return []
    return _alike(session, actor, case, Case.state != JOINED, Case.opened_at > done_at)


def _alike(session: Session, actor: Actor, case: Case, *which: ColumnElement[bool]) -> list[Case]:
    if case.factory_id is None or case.category is None:
        return []
    return list(
        session.scalars(
            select(Case)
            .where(
                *visible_to(actor),
                Case.factory_id == case.factory_id,
                Case.category == case.category,
                Case.id != case.id,
                *which,
            )
            .order_by(Case.opened_at.desc())
            .limit(MOST)
        )
    )
