"""What many tests stand on."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.house import House, make_house
from tests.support.postgres import Cluster

LONGEST_FIRST = ("privacy", "crash", "browser")
"""Folders whose files take minutes: begun last, one of them would keep the other worker waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the longest files."""

    def place(item: pytest.Item) -> int:
        folder = item.path.parent.name
        return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """What was collected and imported stays to the end: no search for garbage goes through it, and
    the searches are rare, for a test leaves little.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """PostgreSQL, started by the first test that asks for it."""
    cluster = Cluster()
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A confirmed monitor organisation with one SMS line, on SQLite."""
    return make_house(tmp_path)


@pytest.fixture
def postgres_house(postgres: Cluster, tmp_path: Path) -> Iterator[House]:
    """The same on PostgreSQL, for what only locks show."""
    house = make_house(tmp_path, postgres.emptied())
    yield house
    house.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def both_houses(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The same house, once on each database."""
    url = None
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        url = cluster.emptied()
    house = make_house(tmp_path, url)
    yield house
    house.engine.dispose()
