"""What a number has done lately, kept beside its contact for the rules in flood.py."""

from datetime import datetime

from config.policy.policy import Policy
from intake.contacts.contact import Contact
from intake.contacts.flood import Activity, FloodLimits, telling_words, with_answers, with_text
from vault.blind_index import tag


def count_text(contact: Contact, text: str, pepper: bytes, now: datetime) -> Activity:
    """Counts one more text. The text is kept as a keyed digest, and only until the next one."""
    words = telling_words(text)
    digest = tag(pepper, "same-text", contact.id, words) if words else None
    activity = with_text(activity_of(contact), digest, now)
    _store(contact, activity)
    return activity


def count_answers(contact: Contact, count: int) -> None:
    """Counts what we said by ourselves."""
    _store(contact, with_answers(activity_of(contact), count))


def limits_of(policy: Policy) -> FloodLimits:
    """From the policy file."""
    flood = policy.flood
    return FloodLimits(
        flood.texts_an_hour, flood.answers_an_hour, flood.answers_a_day, flood.same_text
    )


def activity_of(contact: Contact) -> Activity:
    """What is kept beside the contact."""
    # A contact that was met just now has no defaults of the database yet.
    return Activity(
        contact.noise_since,
        contact.noise_texts or 0,
        contact.noise_answers or 0,
        contact.noise_repeats or 0,
        contact.noise_last_digest,
    )


def _store(contact: Contact, activity: Activity) -> None:
    contact.noise_since, contact.noise_texts = activity.since, activity.texts
    contact.noise_answers, contact.noise_repeats = activity.answers, activity.repeats
    contact.noise_last_digest = activity.last
