"""Time-based one-time codes (RFC 6238: 6 digits, 30 seconds, SHA-1), each used once."""

import hmac
import re
from datetime import datetime

import pyotp

STEP_SECONDS = 30
# A phone's clock may be one step off either way (RFC 6238, 5.2).
STEPS_AROUND = (0, -1, 1)


def matching_step(secret: str, code: str, now: datetime, after_step: int = 0) -> int | None:
    """The time step whose code this is, later than `after_step`; None where there is none.

    `secret` is base32; a damaged one matches nothing.
    """
    code = re.sub(r"\s", "", code)
    present = int(now.timestamp()) // STEP_SECONDS
    matched = None
    for around in STEPS_AROUND:
        try:
            expected = pyotp.TOTP(secret).generate_otp(present + around)
        except ValueError:
            return None
        if hmac.compare_digest(expected.encode(), code.encode()) and present + around > after_step:
            matched = present + around
    return matched
