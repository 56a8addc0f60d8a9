"""What a case in a list asks of the people who work on it."""

from zoneinfo import ZoneInfo

from app.dashboard.frame.request import now
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.case_texts import to_do_words
from app.dashboard.wording.times import short
from case_management.cases.lists.case_list import QueueRow


def to_do_of(row: QueueRow, zone: ZoneInfo) -> str:
    """In words; where its workers are being asked about its remedy, until when."""
    if row.has_sign and not row.case.unread:
        return gettext("Look into a sign of retaliation")
    until = short(row.answers_until, zone, now()) if row.answers_until else ""
    return to_do_words(row.case, until, row.is_answered)
