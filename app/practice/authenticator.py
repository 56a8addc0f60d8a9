"""A practice member's authenticator app."""

from collections.abc import Callable
from datetime import datetime

import pyotp

STEP_SECONDS = 30
MARGIN_SECONDS = 8


class Authenticator:
    """Shows codes of RFC 6238; at a sign-in never one twice.

    A phone may be a step behind, so it begins with the code of the step before: whoever signs in
    by hand right after a quick ceremony still has the present code to use. Where a half minute
    ends on the way, that code is too old when it arrives, and the next one is good.
    """

    def __init__(self, clock: Callable[[], datetime], secret: str | None = None) -> None:
        self.secret = secret or pyotp.random_base32()
        self._clock = clock
        self._last_step = 0

    def first_code(self) -> str:
        """Six digits that show at enrolment that it is set up; nothing is used up by them."""
        seconds = int(self._clock().timestamp())
        # Near its end the step before could be too old when the code arrives.
        nearly_over = seconds % STEP_SECONDS >= STEP_SECONDS - MARGIN_SECONDS
        step = seconds // STEP_SECONDS if nearly_over else self._earliest_step()
        return pyotp.TOTP(self.secret).generate_otp(step)

    def code(self) -> str:
        """Six digits for a sign-in that were not used for one before."""
        self._last_step = max(self._earliest_step(), self._last_step + 1)
        return pyotp.TOTP(self.secret).generate_otp(self._last_step)

    def _earliest_step(self) -> int:
        return int(self._clock().timestamp()) // STEP_SECONDS - 1
