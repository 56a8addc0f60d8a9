"""A line at Twilio: a number that is texted, or the same with `whatsapp:` before it."""

import re

default_address: str | None = None

takes_calls = True
"""Its lines may take spoken messages."""

WHATSAPP = "whatsapp:"
E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def check(address: str) -> str | None:
    """What is wrong with an address of ours; None where nothing is."""
    if E164.fullmatch(address.removeprefix(WHATSAPP)):
        return None
    return "--number takes +15005550006, or whatsapp:+15005550006"


def is_whatsapp(address: str) -> bool:
    """Ours or a worker's; a worker's may be an id that Meta made for this business alone."""
    return address.startswith(WHATSAPP)


def label(address: str) -> str:
    """What people call it."""
    return "WhatsApp" if is_whatsapp(address) else "SMS"


def counts_segments(address: str) -> bool:
    """True for SMS."""
    return not is_whatsapp(address)
