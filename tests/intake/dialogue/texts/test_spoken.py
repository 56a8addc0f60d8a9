"""What is said on the telephone can be recorded under its own name."""

from intake.dialogue.texts.spoken import Spoken
from intake.outbox.recordings import NAMES, call_name


def test_no_two_names_share_a_text() -> None:
    assert [one.name for one in Spoken] == list(Spoken.__members__)


def test_only_the_menu_differs_from_key_to_key() -> None:
    assert [one for one in Spoken if "{" in one.value] == [Spoken.MENU]
    assert Spoken.MENU.format(digit="2").endswith("press 2.")
    assert {call_name(one) for one in Spoken if one is not Spoken.MENU} <= NAMES
    assert {call_name(Spoken.MENU, key) for key in (1, 9)} <= NAMES
    assert call_name(Spoken.MENU, 10) not in NAMES
