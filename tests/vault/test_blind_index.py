"""Look-ups by a keyed tag: the same for the same, and telling nothing without the key."""

import pytest

from vault.blind_index import code_index, contact_index, dedupe_tag, tag

KEY = b"p" * 32


def test_the_same_address_is_found_again() -> None:
    assert contact_index(KEY, "line", "+12025550143") == contact_index(KEY, "line", "+12025550143")
    assert len(contact_index(KEY, "line", "+12025550143")) == 32


@pytest.mark.parametrize(
    "other",
    [
        contact_index(b"q" * 32, "line", "+12025550143"),
        contact_index(KEY, "other line", "+12025550143"),
        contact_index(KEY, "line", "+12025550144"),
        code_index(KEY, "line+12025550143"),
        dedupe_tag(KEY, "line", "+12025550143", ""),
    ],
)
def test_another_key_line_address_or_purpose_is_another_tag(other: bytes) -> None:
    assert other != contact_index(KEY, "line", "+12025550143")


def test_parts_do_not_run_into_each_other() -> None:
    assert tag(KEY, "x", "ab", "c") != tag(KEY, "x", "a", "bc")
