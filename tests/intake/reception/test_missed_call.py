from datetime import timedelta

from tests.support.house import NOON, House


def test_a_call_is_answered_by_a_text_and_not_again_at_once(house: House) -> None:
    first = house.text("", is_call=True)
    assert len(first.answers) == 1
    assert house.text("", is_call=True, now=NOON + timedelta(minutes=1)).answers == ()


def test_who_said_stop_is_not_answered(house: House) -> None:
    house.text("STOP")
    assert house.text("", is_call=True).answers == ()
