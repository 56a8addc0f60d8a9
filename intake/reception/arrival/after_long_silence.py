"""A text after a long silence: numbers are recycled, so it is taken for somebody else's.

Until the worker code of a report is given, nothing of what the number wrote before is named,
answered or delivered (docs/messaging.md, SMS).
"""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from config.policy.policy import Policy
from intake.code_words.code_word import forget_words
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import EVENING
from intake.dialogue.model.state import State
from intake.lines.line import LineView
from intake.outbox.outbox import cancel_for
from intake.reports.report import Report

SILENCE = "silence"
"""Why a text that waited for the number's former holder did not go, in its row's `error_code`."""


def start_anew(
    session: Session, contact: Contact, line: LineView, policy: Policy, now: datetime
) -> None:
    """Parts the number from its reports: a code leads back to the one that it stands for.

    What waited for it is not sent. That STOP was said stays: it does no harm to a new holder.
    """
    session.execute(
        update(Report)
        .where(Report.contact_id == contact.id)
        .values(contact_id=None, contact_mac=None)
    )
    cancel_for(session, contact.id, now, SILENCE)
    forget_words(session, contact.id)
    hours = policy.intake.safe_hours
    contact.current_report_id = contact.erase_report_id = contact.called_at = None
    contact.has_word = contact.clears_chat = False
    contact.unsorted = ""
    contact.language = line.languages[0]
    contact.reply_policy = EVENING
    contact.window_start, contact.window_end = hours.start, hours.upto
    contact.dialogue = State(opted_out=contact.opted_out).to_json()
    contact.last_inbound_at = None
