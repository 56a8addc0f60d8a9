"""A code is good for its half minute and one more either way, and once (RFC 6238)."""

from datetime import timedelta

import pyotp
import pytest

from app.accounts.second_factors.totp import (
    AHEAD,
    BEHIND,
    STEP_SECONDS,
    clock_error,
    matching_step,
)
from tests.support.house import NOON

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
STEP = int(NOON.timestamp()) // STEP_SECONDS
CODE = pyotp.TOTP(SECRET).at(NOON)


@pytest.mark.parametrize(
    ("seconds", "good"), [(-31, False), (-30, True), (0, True), (59, True), (60, False)]
)
def test_a_phones_clock_may_be_one_step_off(seconds: int, good: bool) -> None:
    found = matching_step(SECRET, CODE, NOON + timedelta(seconds=seconds))
    assert found == (STEP if good else None)


@pytest.mark.parametrize(
    ("code", "good"),
    [
        (f"{CODE[:3]} {CODE[3:]}", True),
        (f"\t{CODE}\n", True),
        (CODE[:5], False),
        (CODE + "0", False),
        ("", False),
        ("১২৩৪৫৬", False),
        (f"{CODE[:3]}-{CODE[3:]}", True),
        (f"\u200f{CODE[:3]}\u00a0{CODE[3:]}\u200e", True),
        (f"{CODE[:3]}a{CODE[3:]}", False),
    ],
)
def test_only_the_six_digits_count(code: str, good: bool) -> None:
    assert (matching_step(SECRET, code, NOON) is not None) is good


@pytest.mark.parametrize(("after", "found"), [(STEP - 1, STEP), (STEP, None), (STEP + 1, None)])
def test_a_code_that_was_used_is_no_more(after: int, found: int | None) -> None:
    assert matching_step(SECRET, CODE, NOON, after) == found


def test_a_damaged_secret_matches_nothing() -> None:
    assert matching_step("!!", CODE, NOON) is None


@pytest.mark.parametrize("zero", "٠۰०০０෦၀០๐")
def test_digits_of_every_script_are_digits(zero: str) -> None:
    written = "".join(chr(ord(zero) + int(digit)) for digit in CODE)
    assert matching_step(SECRET, written, NOON) == STEP
    assert matching_step(SECRET, f"{written[:3]} {written[3:]}", NOON) == STEP


@pytest.mark.parametrize(
    ("off", "told"),
    [
        (timedelta(minutes=-59), True),
        (timedelta(minutes=-2), True),
        (timedelta(minutes=1), True),
        (timedelta(minutes=9), True),
        (timedelta(0), False),
        (-BEHIND - timedelta(minutes=1), False),
        (AHEAD + timedelta(minutes=1), False),
    ],
)
def test_a_clock_that_is_off_is_told(off: timedelta, told: bool) -> None:
    shown = pyotp.TOTP(SECRET).at(NOON + off)
    assert clock_error(SECRET, shown, NOON) == (off if told else None)


def test_a_code_that_was_used_says_nothing_of_the_clock() -> None:
    at = NOON - timedelta(minutes=3)
    step = int(at.timestamp()) // STEP_SECONDS
    assert clock_error(SECRET, pyotp.TOTP(SECRET).at(at), NOON, after_step=step) is None
