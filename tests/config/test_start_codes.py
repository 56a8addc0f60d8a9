"""A start code has one form; whatever else comes in its place may be a worker's words."""

import pytest

from config.start_codes import is_start_code


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0123456789", True),
        ("ZYXWVTSRQP", True),
        ("4F7K2M9QXA", True),
        ("4f7k2m9qxa", False),
        ("4F7K2M9QX", False),
        ("4F7K2M9QXAB", False),
        ("4F7K2M9QXU", False),
        ("4F7K2M9QXO", False),
        ("4F7K 2M9QX", False),
        ("৪F7K2M9QXA", False),
        ("salary due", False),
        ("", False),
    ],
)
def test_only_ten_signs_of_the_alphabet_are_one(text: str, is_one: bool) -> None:
    assert is_start_code(text) is is_one
