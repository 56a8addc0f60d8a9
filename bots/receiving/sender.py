"""Who sent a message, out of what a carrier writes: one number a person, or nobody to answer.

A person is written in several ways: with spaces or brackets, with digits of another script, with
and without the country. The library of numbers reads them all; nothing is cut by hand.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from bots.receiving.stand_ins import is_stand_in

APP = re.compile(r"(whatsapp|rcs):", re.IGNORECASE)
"""What stands before a number that is reached by an app."""
SCHEME = re.compile(r"(tel|sms|smsto|mms|mmsto):", re.IGNORECASE)
NETWORK_TYPE = re.compile(r"/TYPE=[A-Z0-9]+$", re.IGNORECASE)
"""How an MMS says that its address is a telephone number."""
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
SHORTEST = 7
"""Digits: without a country, fewer are the short code of a service, which takes no answer."""


@dataclass(frozen=True)
class Sender:
    """Whose message it is. At most one of the two is set; both mean that nothing is sent back."""

    address: str = field(repr=False)
    """By which the person is known, and to which answers go."""
    withheld: bool = False
    """The number is hidden: `address` stands for this one message, for others hide theirs too."""
    unanswerable: bool = False
    """The sender is a name, a short code or a code of a network."""


def read_sender(written: str, own_number: str, message_id: str) -> Sender:
    """The sender as it is `written`; a number without its country is of that of `own_number`.

    `message_id` is the carrier's, and stands for a sender who is hidden.
    """
    text = _clean(written)
    app = APP.match(text)
    prefix, text = (app[0].lower(), text[app.end() :]) if app else ("", text)
    text = NETWORK_TYPE.sub("", SCHEME.sub("", text, count=1)).strip()
    if is_stand_in(text):
        return Sender(message_id, withheld=True)
    if number := as_number(text, own_number):
        return Sender(prefix + number)
    # Behind an app's name stands its own id of a person, which it can be given back.
    return Sender(prefix + text, unanswerable=not prefix)


def as_number(text: str, own_number: str) -> str | None:
    """A telephone number as E.164, however it is written; None for names and short codes."""
    text = _clean(text)
    digits = "".join(one for one in text if one.isdigit())
    if any(one.isalpha() or one in "*#@" for one in text) or not digits:
        return None
    if "+" not in text and len(digits) < SHORTEST:
        return None
    read = list(_readings(text, digits, _region(own_number)))
    valid = [one for one in read if phonenumbers.is_valid_number(one)]
    possible = [one for one in read if _is_possible(one)]
    for number in (*valid, *possible):
        return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    # Carriers write numbers that the library does not know yet.
    plain = f"+{digits}"
    return plain if text.startswith("+") and E164.fullmatch(plain) else None


def _clean(written: str) -> str:
    """Without what can't be seen, with ASCII digits."""
    seen = (
        one for one in unicodedata.normalize("NFKC", written) if unicodedata.category(one)[0] != "C"
    )
    return "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in seen).strip()


def _readings(text: str, digits: str, home: str | None) -> Iterator[PhoneNumber]:
    """As it stands; then as a number whose plus is missing, or behind a prefix for calls abroad."""
    abroad = digits.lstrip("0")
    written = (text, home), (f"+{abroad}", None)
    national = digits.startswith("0") and not digits.startswith("00") and "+" not in text
    for given, region in written[:1] if national else written:
        try:
            yield phonenumbers.parse(given, region)
        except NumberParseException:
            continue


def _is_possible(number: PhoneNumber) -> bool:
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)


def _region(own_number: str) -> str | None:
    """The country of a number of ours; None for a line without one."""
    try:
        own = phonenumbers.parse(APP.sub("", own_number, count=1))
    except NumberParseException:
        return None
    region = phonenumbers.region_code_for_number(own)
    return region or phonenumbers.region_code_for_country_code(own.country_code or 0)
