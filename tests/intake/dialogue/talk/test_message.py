"""When a text belongs to the conversation before it, and when it begins anew."""

import pytest

from intake.dialogue.talk.message import USUAL_APPEND_MINUTES
from tests.support.messages import message


@pytest.mark.parametrize(
    ("since", "append", "anew"),
    [
        (None, 10, False),
        (0, 10, False),
        (10, 10, False),
        (11, 10, True),
        (11, USUAL_APPEND_MINUTES, False),
    ],
)
def test_a_text_begins_anew_after_the_time_of_the_policy(
    since: int | None, append: int, anew: bool
) -> None:
    one = message("no salary", minutes_since_last=since, append_minutes=append)
    assert one.begins_anew is anew


def test_what_a_worker_wrote_is_in_no_log() -> None:
    one = message("the door is locked")
    assert one.text == "the door is locked"
    assert "locked" not in repr(one)
