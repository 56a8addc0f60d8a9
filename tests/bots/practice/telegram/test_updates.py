"""Updates wait in order until the bot confirms them by polling."""

import threading
import time

import pytest

from bots.practice.habits import Habits
from bots.practice.telegram.errors import TelegramError
from bots.practice.telegram.updates import Updates


def test_an_update_waits_until_it_is_confirmed() -> None:
    updates = Updates(Habits())
    first, second = (updates.add(7001, "message", {"n": n}) for n in (1, 2))
    assert [one.update_id for one in updates.poll(0, 100, 0, [])] == [first, second]
    assert [one.update_id for one in updates.poll(second, 100, 0, [])] == [second]
    assert updates.poll(second + 1, 100, 0, []) == []
    assert updates.count() == 0


def test_other_kinds_are_confirmed_too() -> None:
    updates = Updates(Habits())
    updates.add(7001, "edited_message", {})
    assert updates.poll(0, 100, 0, ["message"]) == []
    assert updates.chats() == set()


def test_a_webhook_ends_a_poll() -> None:
    updates = Updates(Habits())
    threading.Timer(0.1, updates.stop_polls).start()
    started = time.monotonic()
    with pytest.raises(TelegramError):
        updates.poll(0, 100, 30, [])
    assert time.monotonic() - started < 30
