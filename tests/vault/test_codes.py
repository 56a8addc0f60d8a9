"""A worker who copies a code wrongly is told so, and never reads another one's report."""

from hypothesis import given
from hypothesis import strategies as st

from vault.codes import check_digit, in_fours, is_valid, new_code

DIGITS = st.text("0123456789", min_size=15, max_size=15).map(
    lambda digits: digits + str(check_digit(digits))
)


def test_new_codes_are_valid_and_differ() -> None:
    codes = [new_code() for _ in range(200)]
    assert all(is_valid(code) for code in codes)
    assert len(set(codes)) == len(codes)


@given(DIGITS)
def test_every_single_wrong_digit_is_caught(code: str) -> None:
    assert is_valid(code)
    for place, right in enumerate(code):
        for digit in "0123456789":
            wrong = code[:place] + digit + code[place + 1 :]
            assert is_valid(wrong) is (digit == right)


@given(DIGITS)
def test_every_transposition_of_neighbours_is_caught(code: str) -> None:
    for place in range(len(code) - 1):
        first, second = code[place], code[place + 1]
        swapped = code[:place] + second + first + code[place + 2 :]
        assert is_valid(swapped) is (first == second)


def test_only_sixteen_ascii_digits_are_a_code() -> None:
    assert not is_valid("")
    assert not is_valid("0" * 15)
    assert is_valid("0" * 16)
    assert not is_valid("0" * 17)
    assert not is_valid("০" * 16)
    assert not is_valid("0000 0000 0000 0000")


def test_a_code_is_read_in_fours() -> None:
    assert in_fours("4821773055192464") == "4821 7730 5519 2464"
