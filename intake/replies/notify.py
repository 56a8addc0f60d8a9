"""News of a step of the case, in one of the line's own phrases."""

from datetime import datetime

from sqlalchemy.orm import Session

from config.platform.database import new_id
from config.policy.lines.intake import Intake
from intake.contacts.contact import UNREACHABLE
from intake.contacts.contact_hours import hours_of
from intake.contacts.long_silence import is_long_silent
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import BULK
from intake.replies.queued_text import locked_contact, queued_text
from intake.reports.report import Report
from intake.reports.thread import LINE, Message, add_message


def may_be_written_to(session: Session, report: Report, rules: Intake, now: datetime) -> bool:
    """Whether a text to the worker of a report can go, now or at a later hour."""
    contact = locked_contact(session, report)
    if contact is None or contact.opted_out or contact.stopped_by in UNREACHABLE:
        return False
    return hours_of(session, contact, rules.safe_hours, now).due is not None


def notify(
    session: Session, report: Report, phrase: Phrase, rules: Intake, now: datetime
) -> str | None:
    """Queues one of the line's own phrases, if the worker agreed to be written to.

    Not to a number that was silent for long: who has it now must write and give the code first.
    Gives the id of the text; None where the worker is not written to.
    """
    contact = locked_contact(session, report)
    if contact is None or contact.opted_out or is_long_silent(contact, rules, now):
        return None
    due = hours_of(session, contact, rules.safe_hours, now).due
    if due is None:
        return None
    row = queued_text(session, new_id(), contact, report, due, now)
    row.phrase, row.language, row.priority = phrase.name, contact.language, BULK
    message = Message(id=row.id, author=LINE, phrase=phrase.name, language=contact.language, at=now)
    add_message(session, report, message)
    session.add(row)
    return row.id
