"""What she wants of us: when we may write to her, whether at all, and how long her chat stays."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.contacts.contact import Contact
from intake.dialogue.model.effects import ClearChat, OptIn, OptOut, SetContact
from intake.outbox.carrier_copies import want
from intake.outbox.outbox import cancel_for, wake

Wish = SetContact | OptOut | OptIn | ClearChat


def note_wish(session: Session, contact: Contact, wish: Wish, now: datetime) -> None:
    """Keeps it with the contact, and applies it to the texts that wait for her."""
    match wish:
        case SetContact(policy=policy, start_hour=start, end_hour=end):
            contact.reply_policy = policy
            contact.window_start, contact.window_end = start, end
            wake(session, contact.id, now)
        case OptOut():
            contact.opted_out, contact.stopped_by = True, None
            cancel_for(session, contact.id, now, "stopped")
        case OptIn():
            contact.opted_out, contact.stopped_by = False, None
        case ClearChat():
            contact.clears_chat = True
            want(session, contact.id, now)
