"""A process of a house, in this process: its environment, and the signals as they were."""

import signal
from collections.abc import Iterator

import pytest

from tests.support.house import House
from tests.support.webhook_server import prepare


@pytest.fixture
def environment(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What the operator gives a process: every key that a receiver needs, and the database."""
    for name, value in prepare(house).items():
        monkeypatch.setenv(name, value)
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield monkeypatch
    for one, handler in before.items():
        signal.signal(one, handler)
