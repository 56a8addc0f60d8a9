"""A practice member's authenticator app."""

from collections.abc import Callable
from datetime import datetime

import pyotp

STEP_SECONDS = 30


class Authenticator:
    """Shows codes of RFC 6238; never one twice, so that quick sign-ins take the next one.

    The dashboard takes a code one step early; a third sign-in within a minute has to wait.
    """

    def __init__(self, clock: Callable[[], datetime], secret: str | None = None) -> None:
        self.secret = secret or pyotp.random_base32()
        self._clock = clock
        self._last_step = 0

    def code(self) -> str:
        """Six digits that were not shown before."""
        present = int(self._clock().timestamp()) // STEP_SECONDS
        self._last_step = max(present, self._last_step + 1)
        return pyotp.TOTP(self.secret).generate_otp(self._last_step)
