"""A text on a screen says what it cost."""

import pytest

from bots.practice.phones.handset import text_shown
from tests.support.house import NUMBER


@pytest.mark.parametrize(("text", "segments"), [("a" * 160, 1), ("a" * 161, 2), ("দ" * 71, 2)])
def test_segments_are_counted(text: str, segments: int) -> None:
    shown = text_shown("in", text, "SM1", "delivered", NUMBER)
    assert (shown.text, shown.segments, shown.line) == (text, segments, NUMBER)
