"""The tasks of a case in words; what is to be done is sealed."""

from dataclasses import dataclass

from app.dashboard.frame.members import actor, name_of
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.case.colleagues import able_colleagues
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.days import day_words
from app.dashboard.wording.times import own_today, own_zone, short
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.tasks.models import CaseTask
from case_management.tasks.queries import tasks_of
from case_management.tasks.rules import OPEN_TASK, is_overdue


@dataclass(frozen=True)
class TaskLine:
    """One task; what is to be done opens in the browser."""

    id: str
    state: str
    due: str
    due_on: str
    """As a form's field has it."""
    overdue: bool
    assignee_id: str
    whose: str
    """Empty where it is nobody's."""
    settled: str
    """Who said that it is done or dropped, and when; empty while it is open."""


@dataclass(frozen=True)
class TaskLines:
    """The tasks of a case: what is to be done first, then what is settled, the newest first."""

    to_do: list[TaskLine]
    settled: list[TaskLine]
    overdue: int
    is_open: bool
    """Tasks can be written and settled now."""
    colleagues: list[tuple[str, str]]
    own_id: str
    today: str
    """The first day that a new task can be due on, as a form's field has it."""


def task_lines(case: Case) -> TaskLines:
    """Of the case, and of those that were joined to it."""
    lines = [_line(one) for one in tasks_of(database(), with_joined(case))]
    to_do = [one for one in lines if one.state == OPEN_TASK]
    return TaskLines(
        to_do=to_do,
        settled=[one for one in reversed(lines) if one.state != OPEN_TASK],
        overdue=sum(one.overdue for one in to_do),
        is_open=case.state in OPEN,
        colleagues=able_colleagues(case),
        own_id=actor().id,
        today=own_today().isoformat(),
    )


def _line(task: CaseTask) -> TaskLine:
    zone = own_zone()
    settled = ""
    if task.settled_by is not None and task.settled_at is not None:
        settled = f"{name_of(task.settled_by)}, {short(task.settled_at, zone, now())}"
    return TaskLine(
        id=task.id,
        state=task.state,
        due=day_words(task.due_on),
        due_on=task.due_on.isoformat(),
        overdue=is_overdue(task.state, task.due_on, own_today()),
        assignee_id=task.assignee_id or "",
        whose=name_of(task.assignee_id) if task.assignee_id else "",
        settled=settled,
    )
