"""A number that was silent for long: numbers are recycled, so it may be somebody else's."""

from datetime import datetime, timedelta

from config.policy.lines.intake import Intake
from intake.contacts.contact import Contact


def is_long_silent(contact: Contact, rules: Intake, now: datetime) -> bool:
    """Whether the number may have another holder since its last text.

    Until the worker code is given, nothing of the old matter is said to it (docs/domain.md,
    Disclosure).
    """
    longest = timedelta(days=rules.code_after_silence_days)
    return contact.last_inbound_at is not None and now - contact.last_inbound_at > longest
