"""What stands for a hidden number."""

import pytest

from bots.receiving.stand_ins import is_stand_in


@pytest.mark.parametrize("sender", ["", " ", "+7378742833", "Privado", "Unterdrückt", "-3", "("])
def test_it_is_known(sender: str) -> None:
    assert is_stand_in(sender)


@pytest.mark.parametrize(
    "sender", ["+12025550143", "1", "68849", "Private Bank", "Info-Line", "+44266696687"]
)
def test_a_number_or_a_name_is_none(sender: str) -> None:
    assert not is_stand_in(sender)
