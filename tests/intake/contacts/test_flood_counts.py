from datetime import date

from config.policy.policy import load_policy
from intake.contacts.contact import Contact
from intake.contacts.flood_counts import count_answers, count_text, limits_of
from tests.support.house import NOON

PEPPER = b"p" * 32


def test_texts_answers_and_repeats_are_counted_beside_the_contact() -> None:
    contact = Contact(id="c" * 32, created_on=date(2026, 11, 22))
    for _ in range(2):
        activity = count_text(contact, "I am driving and will call you later", PEPPER, NOON)
    count_answers(contact, 3)
    assert (activity.texts, activity.repeats) == (2, 1)
    assert (contact.noise_texts, contact.noise_answers, contact.noise_repeats) == (2, 3, 1)
    assert contact.noise_last_digest and b"driving" not in contact.noise_last_digest


def test_the_limits_are_those_of_the_policy() -> None:
    policy = load_policy()
    assert limits_of(policy).texts == policy.flood.texts_an_hour
