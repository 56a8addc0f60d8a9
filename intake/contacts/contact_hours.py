"""When one contact may be written to: the worker's own choice, else the hours of the line."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from config.policy.reading.spans import Between
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import EVENING, earliest_send, window_end
from intake.lines.line import line_by_id


@dataclass(frozen=True)
class ContactHours:
    """When a contact may be written to: the worker's own hours, or the line's."""

    policy: str
    """One of safe_hours.py."""
    start: int
    """Hour of the line's local day."""
    end: int
    due: datetime | None
    """The first moment at which a text may be begun; None for never."""
    until: datetime | None = None
    """When the hours end, if they are now and do end."""


def hours_of(session: Session, contact: Contact, default: Between, now: datetime) -> ContactHours:
    """A contact's hours, and the next moment in them; `default` are those of the policy file."""
    zone = line_by_id(session, contact.line_id).time_zone
    start, end = contact.window_start, contact.window_end
    if contact.reply_policy == EVENING or start is None or end is None:
        start, end = default.start, default.upto
    due = earliest_send(contact.reply_policy, start, end, zone, now)
    until = window_end(contact.reply_policy, start, end, zone, now)
    return ContactHours(contact.reply_policy, start, end, due, until)


def hours_by_id(session: Session, contact_id: str, default: Between, now: datetime) -> ContactHours:
    """The hours of the contact with this id, for a courier that has only that."""
    return hours_of(session, session.get_one(Contact, contact_id), default, now)
