"""Worker codes: 15 random digits and a Damm check digit, in fours, always ASCII (design 2).

They look like a mobile top-up code. The check digit catches every single wrong digit and every
transposition of neighbours (H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004).
"""

import secrets

RANDOM_DIGITS = 15

# Damm's totally anti-symmetric quasigroup of order 10.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(digits: str) -> int:
    """The Damm digit that makes `digits` valid."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def new_code() -> str:
    """A fresh code of 16 ASCII digits, without spaces."""
    digits = "".join(str(secrets.randbelow(10)) for _ in range(RANDOM_DIGITS))
    return digits + str(check_digit(digits))


def is_valid(digits: str) -> bool:
    """True for 16 ASCII digits whose check digit is right."""
    return (
        len(digits) == RANDOM_DIGITS + 1
        and digits.isascii()
        and digits.isdigit()
        and check_digit(digits) == 0
    )


def in_fours(digits: str) -> str:
    """`4821773055192464` as a person reads it: `4821 7730 5519 2464`."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
