"""Time-based one-time codes (RFC 6238: 6 digits, 30 seconds, SHA-1), each used once."""

import hmac
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import pyotp

STEP_SECONDS = 30
# A phone's clock may be one step off either way (RFC 6238, 5.2).
STEPS_AROUND = (0, -1, 1)
BEHIND, AHEAD = timedelta(hours=1), timedelta(minutes=10)
"""How far off a clock may be to be told so. A code of the past is worth nothing to who guesses it;
one of the future would be, so few of those are looked at."""


def matching_step(secret: str, code: str, now: datetime, after_step: int = 0) -> int | None:
    """The time step whose code this is, later than `after_step`; None where there is none.

    `secret` is base32; a damaged one matches nothing. The code may be written in the digits of
    any script, with spaces or hyphens between them.
    """
    present = _step(now)
    return _last_match(secret, code, (present + one for one in STEPS_AROUND), after_step)


def clock_error(secret: str, code: str, now: datetime, after_step: int = 0) -> timedelta | None:
    """How far the phone's clock is behind (negative) or ahead, where the code is another time's.

    In half minutes; None where the code fits no time near, or one up to `after_step`.
    """
    present = _step(now)
    first, last = present - BEHIND.seconds // STEP_SECONDS, present + AHEAD.seconds // STEP_SECONDS
    found = _last_match(secret, code, range(first, last + 1), after_step)
    if found is None or found - present in STEPS_AROUND:
        return None
    return timedelta(seconds=(found - present) * STEP_SECONDS)


def _step(at: datetime) -> int:
    return int(at.timestamp()) // STEP_SECONDS


def _last_match(secret: str, code: str, steps: Iterable[int], after_step: int) -> int | None:
    typed, matched = "".join(_digits(code)).encode(), None
    for step in steps:
        try:
            expected = pyotp.TOTP(secret).generate_otp(step)
        except ValueError:
            return None
        if hmac.compare_digest(expected.encode(), typed) and step > after_step:
            matched = step
    return matched


def _digits(code: str) -> Iterator[str]:
    """What was typed, with ASCII digits and without spaces, hyphens and what can't be seen."""
    for character in code:
        if character.isdecimal():
            yield str(unicodedata.decimal(character))
        elif unicodedata.category(character) not in {"Zs", "Cc", "Cf", "Pd"}:
            yield character
