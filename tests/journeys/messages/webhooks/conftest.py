"""One gunicorn for a module of tests, on each database."""

from collections.abc import Iterator
from zlib import crc32

import pytest

from tests.support.house import make_house
from tests.support.postgres import Cluster
from tests.support.webhook_server import (
    WebhookServer,
    gunicorn,
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def receiver(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WebhookServer]:
    """One gunicorn for the whole module; every test has senders and ids of its own."""
    url = None
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.migrated()
    house = make_house(tmp_path_factory.mktemp("receiver"), url)
    with gunicorn(house) as running:
        yield running
    house.engine.dispose()


@pytest.fixture
def sender(request: pytest.FixtureRequest) -> str:
    """A number of its own for each test."""
    number = crc32(request.node.nodeid.encode())
    return f"+1{200 + number % 797}55501{number % 100:02d}"
