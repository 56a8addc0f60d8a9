"""What is to be done by the member of this request, in the cases that the member may open."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from app.dashboard.wording.times import own_today
from case_management.cases.case_access import visible_to
from case_management.cases.models import Case
from case_management.tasks.models import CaseTask
from case_management.tasks.queries import to_do_of

EVER = timedelta(days=10 * 366)
SOON = timedelta(days=2)
"""What is due by then is shown among what needs the member now."""


@dataclass(frozen=True)
class OwnTask:
    """One task, and what its case is called."""

    task: CaseTask
    reference: str


def own_to_do(within: timedelta = EVER) -> list[OwnTask]:
    """The first due first; nothing of a case from which the member is recused."""
    tasks = to_do_of(database(), actor().id, own_today() + within)
    if not tasks:
        return []
    cases = select(Case.id, Case.reference).where(
        Case.id.in_({one.case_id for one in tasks}), *visible_to(actor())
    )
    called = {row.id: row.reference for row in database().execute(cases)}
    return [OwnTask(one, called[one.case_id]) for one in tasks if one.case_id in called]
