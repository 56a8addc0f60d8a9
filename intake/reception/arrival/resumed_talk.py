"""Where the talk stands when a worker writes again: what happened since the last text."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake.contacts.contact import BLOCKED, Contact
from intake.dialogue.model.state import QUESTION_STEPS, State, Step
from intake.reports.report import Report, Stage
from intake.reports.thread import Message

_ENDED = (Stage.CLOSED, Stage.REFERRED)


def resumed(
    session: Session,
    contact: Contact,
    state: State,
    report: Report | None,
    append: timedelta,
    now: datetime,
) -> State:
    """The state as this moment finds it; `report` is the worker's current one.

    `append` is how long a text still belongs to the open conversation.
    """
    if contact.stopped_by == BLOCKED:
        # A blocked bot hears nothing: who writes to it has taken it back.
        contact.opted_out, contact.stopped_by = False, None
        state = replace(state, opted_out=False)
    if state.with_person and report is not None and _is_over(session, report, append, now):
        # Nobody waits for a text there any more: it begins a report, and is answered.
        asking = state.step in QUESTION_STEPS
        state = replace(state, with_person=False, step=Step.DONE if asking else state.step)
    return state


def _is_over(session: Session, report: Report, append: timedelta, now: datetime) -> bool:
    """Whether its case has ended, and neither side has written for `append`."""
    if report.stage not in _ENDED:
        return False
    last = session.scalar(select(func.max(Message.at)).where(Message.report_id == report.id))
    return last is not None and now - last > append
