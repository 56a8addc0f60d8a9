import pytest

from intake.dialogue.understanding.commands import (
    bot_command,
    carrier_keyword_of,
    is_try_of,
    keyword_of,
)
from intake.dialogue.understanding.lexicon import Keyword


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", Keyword.HELP),
        ("/HELP@our_bot", Keyword.HELP),
        ("/start", Keyword.START),
        ("/start K7Q2M4R8TW", Keyword.START),
        ("/help me", None),
        ("/dance", None),
        ("help", None),
    ],
)
def test_a_bots_menu(text: str, command: Keyword | None) -> None:
    assert bot_command(text) is command


def test_commands_are_whole_texts() -> None:
    assert keyword_of("status") is Keyword.STATUS
    assert keyword_of("status please now") is None
    assert carrier_keyword_of("stop all") is Keyword.STOP
    assert carrier_keyword_of("status") is None


def test_a_try_is_nothing_but_greetings_and_digits() -> None:
    assert is_try_of("hello 1 2 3")
    assert not is_try_of("hello fire") and not is_try_of("")
