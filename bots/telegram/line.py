"""A line on Telegram: the one bot of an installation."""

BOT_LINE = "bot"

default_address: str | None = BOT_LINE


def check(address: str) -> str | None:
    """What is wrong with an address of ours; None where nothing is."""
    return None if address == BOT_LINE else "--number is not given for telegram: it has one bot"


def label(_address: str) -> str:
    """What people call it."""
    return "Telegram"


def counts_segments(_address: str) -> bool:
    """False: nobody pays by the segment."""
    return False
