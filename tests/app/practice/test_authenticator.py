"""A practice phone shows codes that a server takes, and never one twice."""

from datetime import UTC, datetime, timedelta

import pyotp

from app.practice.authenticator import MARGIN_SECONDS, STEP_SECONDS, Authenticator

STEP = datetime.fromtimestamp(1_000_000 * STEP_SECONDS, UTC)


def test_codes_of_one_half_minute_are_not_the_same() -> None:
    phone = Authenticator(lambda: STEP)
    shown = [phone.code() for _ in range(3)]
    steps = [1_000_000 - 1, 1_000_000, 1_000_000 + 1]
    assert shown == [pyotp.TOTP(phone.secret).generate_otp(step) for step in steps]


def test_a_code_that_would_be_too_old_on_arrival_is_not_shown() -> None:
    late = STEP + timedelta(seconds=STEP_SECONDS - MARGIN_SECONDS)
    phone = Authenticator(lambda: late)
    assert phone.first_code() == pyotp.TOTP(phone.secret).generate_otp(1_000_000)
    early = Authenticator(lambda: STEP, phone.secret)
    assert early.first_code() == pyotp.TOTP(phone.secret).generate_otp(1_000_000 - 1)
