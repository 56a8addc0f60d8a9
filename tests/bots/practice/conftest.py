"""One carrier for the tests, with a clean receiver and a new number for each test."""

import itertools
from collections.abc import Iterator

import pytest

from tests.bots.practice.running import Running, running

_numbers = itertools.count(447700900001)
_chats = itertools.count(7001)


@pytest.fixture(scope="session")
def shared_carrier() -> Iterator[Running]:
    with running() as carrier:
        yield carrier


@pytest.fixture
def carrier(shared_carrier: Running) -> Iterator[Running]:
    shared_carrier.receiver.received.clear()
    shared_carrier.receiver.answers.clear()
    yield shared_carrier
    shared_carrier.post("/misbehave", twilio=None, telegram=None, mail=None)


@pytest.fixture
def number() -> str:
    return f"+{next(_numbers)}"


@pytest.fixture
def chat() -> int:
    return next(_chats)
