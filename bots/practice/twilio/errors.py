"""Twilio's refusals as data, and which request meets which.

Codes and meanings: Twilio's error reference (https://www.twilio.com/docs/api/errors).
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from bots.twilio.line import WHATSAPP

# code: (HTTP status, message)
ERRORS: dict[int, tuple[int, str]] = {
    20001: (400, "Invalid parameter"),
    20003: (401, "Authenticate"),
    20009: (409, "Cannot delete message because delivery has not been completed."),
    20404: (404, "The requested resource was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    21211: (400, "Invalid 'To' Phone Number"),
    21212: (400, "Invalid From Number (caller ID)"),
    21408: (400, "Permission to send an SMS has not been enabled for the region of 'To'"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (400, "The 'From' phone number provided is not a valid, SMS-capable phone number."),
    21609: (400, "Invalid 'StatusCallback' url"),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21611: (429, "This 'From' number has exceeded the maximum number of queued messages"),
    21612: (400, "Message cannot be sent with the current combination of 'To' and 'From'."),
    21614: (400, "'To' number is not a valid mobile number"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit."),
    21624: (400, "Invalid ValidityPeriod value"),
    21701: (404, "The Messaging Service does not exist"),
    30400: (400, "Parameters are not valid"),
}

# The numbers that Twilio's test credentials give a meaning, and the same meaning here.
MAGIC_RECIPIENTS = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
MAGIC_SENDERS = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}

_E164 = re.compile(r"(whatsapp:)?\+[1-9][0-9]{6,14}")
# A WhatsApp user's id that Meta made for one business alone.
_BUSINESS_SCOPED = re.compile(r"whatsapp:[A-Z]{2}\.[A-Za-z0-9]{1,128}")
_LONGEST_BODY = 1600
_LONGEST_VALIDITY = 36000


def refusal(form: Mapping[str, str], *, number: str, service: str) -> int | None:
    """Return the code for which Twilio refuses to create this message, or None if it is sound.

    `number` is the account's own number and `service` its Messaging Service ("" for none).
    """
    return _about_recipient(form) or _about_sender(form, number, service) or _about_rest(form)


def _about_recipient(form: Mapping[str, str]) -> int | None:
    to = form.get("To", "")
    if not to:
        return 21604
    if not (_E164.fullmatch(to) or _BUSINESS_SCOPED.fullmatch(to)):
        return 21211
    return MAGIC_RECIPIENTS.get(to)


def _about_sender(form: Mapping[str, str], number: str, service: str) -> int | None:
    if asked := form.get("MessagingServiceSid", ""):
        return None if asked == service else 21701
    sender = form.get("From", "")
    if not sender:
        return 21603
    whatsapp = [form["To"].startswith(WHATSAPP), sender.startswith(WHATSAPP)]
    if sender.removeprefix(WHATSAPP) == number and whatsapp in ([False, False], [True, True]):
        return None
    return MAGIC_SENDERS.get(sender, 21606)


def _about_rest(form: Mapping[str, str]) -> int | None:
    body = form.get("Body", "")
    if not body:
        return 21602
    if len(body) > _LONGEST_BODY:
        return 21617
    validity = form.get("ValidityPeriod", "1")
    if not validity.isascii() or not validity.isdigit():
        return 21624
    if not 1 <= int(validity) <= _LONGEST_VALIDITY:
        return 21624
    callback = urlsplit(form.get("StatusCallback", "http://none"))
    return None if callback.scheme in {"http", "https"} and callback.hostname else 21609
