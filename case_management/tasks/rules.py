"""What a task can become, and when it is overdue. Pure."""

from datetime import date, timedelta

from case_management.refusals import Refusal
from config.platform.lifecycle import Move, lifecycle
from vault.roles import ROLES_OF_KIND, OrganisationKind

_ANYBODY = ROLES_OF_KIND[OrganisationKind.MONITOR]
OPEN_TASK = "open"

TASKS = lifecycle(
    "task",
    OPEN_TASK,
    (
        Move((OPEN_TASK,), "finish", _ANYBODY, "done"),
        Move((OPEN_TASK,), "drop", _ANYBODY, "dropped"),
        Move(("done", "dropped"), "reopen", _ANYBODY, OPEN_TASK),
    ),
)

LONGEST = timedelta(days=2 * 366)
"""No task waits longer: a day that is later is a slip of the hand."""


def check_due(due_on: date, today: date) -> None:
    """Raises Refusal for a day that is over, or too far away; `today` is the organisation's."""
    if not today <= due_on <= today + LONGEST:
        raise Refusal("due_day_past")


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """It is still to be done, and its day is over."""
    return state == OPEN_TASK and due_on < today
