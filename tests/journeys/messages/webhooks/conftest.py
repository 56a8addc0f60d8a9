"""One gunicorn for all modules of this folder, on each database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import count

import pytest

from tests.support.house import make_house
from tests.support.postgres import Cluster
from tests.support.webhook_server import (
    WebhookServer,
    gunicorn,
)

Started = Callable[[str], WebhookServer]


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """No two are alike."""
    return count()


@pytest.fixture(scope="package")
def started(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Started]:
    """Starts what was not started yet: gunicorn imports all that it needs once a worker."""
    with ExitStack() as until_the_end:

        @cache
        def start(kind: str) -> WebhookServer:
            url = None
            if kind == "postgresql":
                cluster: Cluster = request.getfixturevalue("postgres")
                url = cluster.migrated()
            house = make_house(tmp_path_factory.mktemp("receiver"), url)
            until_the_end.callback(house.engine.dispose)
            return until_the_end.enter_context(gunicorn(house))

        yield start


@pytest.fixture(params=["sqlite", "postgresql"])
def receiver(request: pytest.FixtureRequest, started: Started) -> WebhookServer:
    """One for the whole folder; every test has senders and ids of its own."""
    return started(request.param)


@pytest.fixture
def sender(numbers: Iterator[int]) -> str:
    """A number of its own for each test."""
    number = next(numbers)
    return f"+1{300 + number // 100}55501{number % 100:02d}"
