"""What somebody is told whose phone shows the code of another minute."""

from datetime import datetime, timedelta

from app.accounts.second_factors.totp import clock_error
from case_management.refusals import Refusal


def refuse_other_minutes(
    secret: str, code: str, now: datetime, status: int, after_step: int = 0
) -> None:
    """Raises Refusal "clock_behind" or "clock_ahead" where the clock is what is wrong.

    Only for who proved the passphrase: the refusal says that the secret is the right one.
    """
    error = clock_error(secret, code, now, after_step)
    if error is None:
        return
    minutes = str(round(abs(error).total_seconds() / 60))
    if error < timedelta(0):
        raise Refusal("clock_behind", status, minutes=minutes)
    raise Refusal("clock_ahead", status, minutes=minutes)
