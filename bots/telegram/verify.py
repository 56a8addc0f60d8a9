"""The secret header that Telegram repeats on each webhook call."""

import hmac

from bots.carrier_requests import RawRequest

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


def secret_holds(secret: str, request: RawRequest) -> bool:
    """Compared in constant time; without a secret nothing is believed."""
    given = request.headers.get(SECRET_HEADER, "")
    return bool(secret) and hmac.compare_digest(given.encode(), secret.encode())
