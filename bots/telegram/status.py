"""Telegram tells nothing of a text after it took it: no delivery, no reading."""

from bots.carrier_requests import News, RawRequest


def read_status(_request: RawRequest) -> tuple[News, ...]:
    """Nothing."""
    return ()
