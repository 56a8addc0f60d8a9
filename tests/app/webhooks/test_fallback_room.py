"""The fallback's room: a share for each network, of the folder and of a minute."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.webhooks import fallback_room
from app.webhooks.fallback_room import BLOCK, LOOKED_EVERY, MINUTE, FallbackRoom, needed
from bots.carrier_requests import RawRequest
from bots.receiving.raw_request import to_bytes
from config.settings import FallbackSettings, Refused, load
from intake.inbox.not_taken import read_not_taken
from intake.inbox.spool import INDEX_BYTES, Spool
from vault.sealing import new_secret

MB = 1024 * 1024
STRANGER, CARRIER = "198.51.100.7", "203.0.113.9"


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> FallbackSettings:
    return load(
        FallbackSettings,
        fallback_dir=tmp_path,
        fallback_largest_file_mb=1,
        fallback_room_mb=16,
        fallback_minute_mb=6,
    )


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path, new_secret().public())


@pytest.fixture
def room(spool: Spool, settings: FallbackSettings, clock: Clock) -> FallbackRoom:
    return FallbackRoom(spool, settings, clock)


def taken(room: FallbackRoom, address: str, size: int = BLOCK) -> int:
    """The bytes of files that find room, until one does not."""
    count = 0
    while room.take(room.sender(address), size):
        count += size
    return count


def test_a_network_gets_a_quarter_of_a_minute_and_the_next_minute_again(
    room: FallbackRoom, clock: Clock
) -> None:
    assert taken(room, STRANGER) == 6 * MB // 4
    assert room.take(room.sender(CARRIER), BLOCK)
    clock.seconds += MINUTE
    assert taken(room, STRANGER) > 0


def test_a_network_gets_a_quarter_of_the_folder_however_long_it_goes_on(
    room: FallbackRoom, clock: Clock
) -> None:
    # Nothing is written here, so the folder is never looked at anew.
    room._looked = float("inf")
    got = 0
    for _ in range(10):
        got += taken(room, STRANGER)
        clock.seconds += MINUTE
    assert got == 4 * MB
    assert room.take(room.sender(CARRIER), BLOCK)
    assert room.figures() == {"percent_full": 25, "refused": 10}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("198.51.100.7", "198.51.100.8", True),
        ("198.51.100.7", "198.51.101.7", False),
        ("2001:db8:1:2::3", "2001:db8:1:9::3", True),
        ("2001:db8:1:2::3", "2001:db8:2:2::3", False),
        ("::ffff:198.51.100.7", "198.51.100.8", True),
        ("::ffff:198.51.100.7", "::ffff:203.0.113.9", False),
        ("unknown", None, True),
    ],
)
def test_neighbours_are_one_sender(
    room: FallbackRoom, one: str, other: str | None, same: bool
) -> None:
    assert (room.sender(one) == room.sender(other)) is same
    assert len(room.sender(one)) == INDEX_BYTES


def test_a_tag_says_nothing_after_the_process(
    room: FallbackRoom, spool: Spool, settings: FallbackSettings
) -> None:
    assert room.sender(CARRIER) != FallbackRoom(spool, settings).sender(CARRIER)


def test_what_lies_in_the_folder_counts_and_room_that_was_made_is_found(
    spool: Spool, settings: FallbackSettings, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "set-aside.refused").write_bytes(bytes(16 * MB))
    room = FallbackRoom(spool, settings, clock)
    assert room.figures()["percent_full"] == 100
    assert not room.take(room.sender(CARRIER), BLOCK)
    (tmp_path / "set-aside.refused").unlink()
    assert not room.take(room.sender(CARRIER), BLOCK)
    clock.seconds += LOOKED_EVERY
    assert room.take(room.sender(CARRIER), BLOCK)


def test_the_folder_is_read_with_its_senders(
    spool: Spool, room: FallbackRoom, clock: Clock
) -> None:
    stranger = room.sender(STRANGER)
    spool.put(stranger, bytes(5 * MB))
    clock.seconds += LOOKED_EVERY
    room._look()
    assert not room.take(stranger, BLOCK)
    assert room.take(room.sender(CARRIER), BLOCK)


def test_the_disk_is_never_filled_whatever_the_settings_say(
    spool: Spool, settings: FallbackSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback_room, "KEPT_FREE", 1 << 60)
    room = FallbackRoom(spool, settings)
    assert not room.take(room.sender(CARRIER), BLOCK)


def test_what_was_not_written_takes_no_room(room: FallbackRoom) -> None:
    stranger = room.sender(STRANGER)
    assert room.take(stranger, MB)
    assert room.figures()["percent_full"] == 6
    room.give_back(stranger, MB)
    assert room.figures()["percent_full"] == 0


def test_a_refusal_is_noted_for_whoever_collects(room: FallbackRoom, tmp_path: Path) -> None:
    assert read_not_taken(tmp_path) is None
    taken(room, STRANGER)
    note = read_not_taken(tmp_path)
    assert note is not None
    assert note.count == 1


def test_questions_have_their_share_too(room: FallbackRoom) -> None:
    stranger = room.sender(STRANGER)
    answered = 0
    while room.may_ask(stranger, MB):
        answered += 1
    assert answered == 1
    assert room.may_ask(room.sender(CARRIER), BLOCK)
    assert room.figures() == {"percent_full": 0, "refused": 0}


@pytest.mark.parametrize(
    ("body", "target", "header"),
    [(b"", "/", ""), (b"x" * MB, "/" + "y" * 4000, "z" * 8000), (b"x", "/", "é" * 8000)],
)
def test_no_file_is_larger_than_what_was_counted(
    spool: Spool, body: bytes, target: str, header: str
) -> None:
    at = datetime(2026, 11, 2, 12, 0, 0, 123456, tzinfo=UTC)
    request = RawRequest("telegram", target, {"X-Telegram-Bot-Api-Secret-Token": header}, body, at)
    spool.put(bytes(INDEX_BYTES), to_bytes(request))
    [path] = spool.files()
    assert path.stat().st_size <= needed(request)
    assert needed(request) % BLOCK == 0


@pytest.mark.parametrize("name", ["fallback_room_mb", "fallback_minute_mb"])
def test_room_that_the_largest_request_never_finds_is_refused(name: str) -> None:
    assert load(FallbackSettings, **{name: 48})
    with pytest.raises(Refused, match=f"{name.upper()} is too small"):
        load(FallbackSettings, **{name: 47})
