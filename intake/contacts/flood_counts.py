"""What a number has done lately, kept beside its contact for the rules in noise.py."""

from datetime import datetime

from config.policy.policy import Policy
from intake.contacts.contact import Contact
from intake.contacts.flood import Limits, Noise, answered, heard, tells
from vault.blind_index import tag


def listen(contact: Contact, text: str, pepper: bytes, now: datetime) -> Noise:
    """Counts one more text. The text is kept as a keyed digest, and only until the next one."""
    words = tells(text)
    digest = tag(pepper, "same-text", contact.id, words) if words else None
    noise = heard(_noise(contact), digest, now)
    _store(contact, noise)
    return noise


def note_answers(contact: Contact, count: int) -> None:
    """Counts what we said by ourselves."""
    _store(contact, answered(_noise(contact), count))


def limits_of(policy: Policy) -> Limits:
    """From the policy file."""
    flood = policy.flood
    return Limits(flood.texts_an_hour, flood.answers_an_hour, flood.same_text)


def _noise(contact: Contact) -> Noise:
    # A contact that was met just now has no defaults of the database yet.
    return Noise(
        contact.noise_since, contact.noise_texts or 0, contact.noise_answers or 0,
        contact.noise_repeats or 0, contact.noise_last_digest,
    )  # fmt: skip


def _store(contact: Contact, noise: Noise) -> None:
    contact.noise_since, contact.noise_texts = noise.since, noise.texts
    contact.noise_answers, contact.noise_repeats = noise.answers, noise.repeats
    contact.noise_last_digest = noise.last
