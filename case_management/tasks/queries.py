"""Reading tasks: those of a case, and those of a member."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from case_management.tasks.models import TO_DO, CaseTask

AT_MOST = 100
"""Tasks of one member that are read at once: nobody looks through more."""


def tasks_of(session: Session, case_ids: Collection[str]) -> list[CaseTask]:
    """All tasks of a case and of those that were joined to it, the first due first."""
    return list(
        session.scalars(
            select(CaseTask)
            .where(CaseTask.case_id.in_(case_ids))
            .order_by(CaseTask.due_on, CaseTask.written_at, CaseTask.id)
        )
    )


def task_of(session: Session, case_ids: Collection[str], task_id: str) -> CaseTask | None:
    """One task of these cases; None for any other."""
    found = session.get(CaseTask, task_id)
    return found if found is not None and found.case_id in case_ids else None


def to_do_of(session: Session, member_id: str, until: date) -> Sequence[CaseTask]:
    """What is to be done by a member until a day, the first due first; at most AT_MOST."""
    return session.scalars(
        select(CaseTask)
        .where(CaseTask.assignee_id == member_id, TO_DO, CaseTask.due_on <= until)
        .order_by(CaseTask.due_on, CaseTask.id)
        .limit(AT_MOST)
    ).all()


def give_up_tasks(session: Session, case_ids: Collection[str], member_id: str) -> None:
    """A member works on these cases no more: what was theirs to do is nobody's."""
    session.execute(
        update(CaseTask)
        .where(CaseTask.case_id.in_(case_ids), CaseTask.assignee_id == member_id, TO_DO)
        .values(assignee_id=None)
    )


def count_to_do(session: Session, case_ids: Collection[str]) -> int:
    """How many tasks of these cases are still to be done."""
    of_cases = select(func.count()).where(CaseTask.case_id.in_(case_ids), TO_DO)
    return session.scalar(of_cases) or 0
