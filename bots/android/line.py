"""A line on a phone of ours: the number of one of its SIMs."""

import re

default_address: str | None = None

E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def check(address: str) -> str | None:
    """What is wrong with an address of ours; None where nothing is."""
    return None if E164.fullmatch(address) else "--number takes the SIM's number, as +15005550006"


def label(_address: str) -> str:
    """What people call it."""
    return "SMS"


def counts_segments(_address: str) -> bool:
    """True: the SIM pays by them."""
    return True
