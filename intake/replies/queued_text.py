"""The outbox row of a text that we begin, at the hour at which it may go."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.code_words.ask_for_word import HELD_FOR_WORD
from intake.code_words.code_word import word_standing
from intake.contacts.contact import Contact
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import NEXT, TEXT, Outbound
from intake.reports.report import Report


def locked_contact(session: Session, report: Report) -> Contact | None:
    """The worker of a report, locked for the transaction; None for one who was forgotten."""
    return session.scalar(select(Contact).where(Contact.id == report.contact_id).with_for_update())


def queued_text(
    session: Session,
    identifier: str,
    contact: Contact,
    report: Report,
    due: datetime,
    now: datetime,
) -> Outbound:
    """A row for a text to the worker of a report, due at `due`; the caller says what is in it.

    It is held where the worker's code word has to come first.
    """
    word = word_standing(session, contact.id, now)
    if word.open_until is not None:
        # The word was given a moment ago, so the phone is in the worker's hand.
        due = now
    return Outbound(
        id=identifier,
        kind=TEXT,
        line_id=contact.line_id,
        contact_id=contact.id,
        report_id=report.id,
        priority=NEXT,
        state=DeliveryState.HELD if word.held or due > now else DeliveryState.QUEUED,
        not_before=due,
        error_code=HELD_FOR_WORD if word.held else None,
        effect_key=f"say/{identifier}",
        created_at=now,
    )
