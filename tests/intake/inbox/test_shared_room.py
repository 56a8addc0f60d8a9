"""No sender can take the room that is kept for the first part of the others."""

import pytest

from intake.inbox.shared_room import FIRST_PART, SharedRoom

SIZE = 512 * 40
FIRST = SIZE // FIRST_PART
STRANGER, CARRIER = b"stranger", b"carrier"


def filled(room: SharedRoom, sender: bytes, amount: int = 10) -> int:
    """What a sender gets into it who sends as much as it can."""
    before = room.used
    while room.admits(sender, amount):
        room.add(sender, amount)
    return room.used - before


def test_one_sender_fills_a_quarter_of_it() -> None:
    room = SharedRoom(SIZE)
    assert filled(room, STRANGER) == SIZE // 4
    assert room.percent == 25
    assert filled(room, CARRIER) == SIZE // 4


@pytest.mark.parametrize("strangers", [2, 9, 90, 250])
def test_whoever_has_sent_little_finds_room(strangers: int) -> None:
    room = SharedRoom(SIZE)
    for number in range(strangers):
        filled(room, b"stranger %d" % number)
    assert filled(room, CARRIER) == FIRST


def test_strangers_without_number_fill_it_and_no_more() -> None:
    room = SharedRoom(SIZE)
    for number in range(2 * FIRST_PART):
        filled(room, b"stranger %d" % number)
    assert room.used == SIZE
    assert not room.admits(CARRIER, 1)


def test_what_is_given_back_can_be_taken_again() -> None:
    room = SharedRoom(SIZE)
    filled(room, STRANGER)
    assert not room.admits(STRANGER, 10)
    room.add(STRANGER, -10)
    assert room.used == SIZE // 4 - 10
    assert room.admits(STRANGER, 10)


def test_what_was_held_before_counts_for_its_sender() -> None:
    room = SharedRoom(SIZE, {STRANGER: SIZE // 4})
    assert not room.admits(STRANGER, 10)
    assert room.admits(CARRIER, 10)


def test_one_that_is_too_small_already_admits_nothing() -> None:
    room = SharedRoom(0, {STRANGER: 10})
    assert not room.admits(CARRIER, 1)
    assert room.percent == 100
