"""The app's signature: HMAC-SHA256, in hexadecimal, over the body and the timestamp header.

The timestamp's age is not looked at: a phone whose clock is wrong would lose every report, and a
message or a status that is told again changes nothing.
"""

import hashlib
import hmac
from urllib.parse import unquote, urlsplit

from bots.carrier_requests import RawRequest

PATH = "/webhooks/android/"
SIGNATURE_HEADER = "X-Signature"
TIMESTAMP_HEADER = "X-Timestamp"


def device_of(request: RawRequest) -> str:
    """The name that the address ends with."""
    try:
        path = urlsplit(request.target).path
    except ValueError:
        return ""
    return unquote(path.rpartition("/")[2])


def sign(secret: str, body: bytes, timestamp: str) -> str:
    """What the app puts into X-Signature."""
    return hmac.new(secret.encode(), body + timestamp.encode(), hashlib.sha256).hexdigest()


def signature_holds(secret: str, request: RawRequest) -> bool:
    """True when the phone with this secret signed the body. Odd headers do not raise."""
    given = request.headers.get(SIGNATURE_HEADER, "").strip().lower()
    expected = sign(secret, request.body, request.headers.get(TIMESTAMP_HEADER, "").strip())
    return bool(secret) and hmac.compare_digest(given.encode(), expected.encode())
