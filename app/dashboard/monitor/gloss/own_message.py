"""The worker's message that a request is about."""

from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from app.dashboard.frame.request import database
from app.dashboard.monitor.case.thread.bubbles import thread_of
from app.dashboard.monitor.case.thread.routes import more
from app.dashboard.wording.times import own_zone
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message


@dataclass(frozen=True)
class OwnMessage:
    """One message, and the ids of all that are shown as one with it, its own first."""

    message: Message
    report: Report
    ids: list[str]


def own_message(case: Case, message_id: str) -> OwnMessage:
    """Raises NotFound for a message of another case, of a member, and for one that was deleted."""
    message = database().get(Message, message_id)
    reports = {one.id: one for one in reports_in(database(), case.id)}
    if message is None or message.report_id not in reports:
        raise NotFound
    if message.author != WORKER or message.body_sealed is None:
        raise NotFound
    report = reports[message.report_id]
    bubbles = thread_of(case, report, 1, own_zone(), more()).bubbles
    parts = next((one.further for one in bubbles if one.id == message.id), [])
    return OwnMessage(message, report, [message.id, *parts])
