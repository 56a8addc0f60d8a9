"""One dashboard on an empty database for what needs no house, and a request in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.dashboard.application import create_app
from app.dashboard.frame.request import Dashboard
from app.tables import METADATA
from config.platform.database import open_engine
from config.policy.policy import Policy, load_policy
from config.settings import WebSettings, load
from tests.support.desk import URL, Desk, desk_of
from tests.support.house import NOON, House


@pytest.fixture(scope="session")
def empty_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """Nobody is a member of it: for words, and for strangers."""
    folder: Path = tmp_path_factory.mktemp("dashboard")
    settings = load(WebSettings, firedoor_data_dir=folder, cookie_key="5a" * 32)
    engine = open_engine(settings.database_url)
    METADATA.create_all(engine)
    yield create_app(settings, engine, lambda: NOON)
    engine.dispose()


@pytest.fixture
def in_english(empty_dashboard: Dashboard) -> Iterator[Dashboard]:
    """Inside a request of a stranger whose browser asks for English."""
    with empty_dashboard.test_request_context(base_url=URL):
        yield empty_dashboard


@pytest.fixture
def stranger(empty_dashboard: Dashboard) -> FlaskClient:
    """A browser that is not signed in."""
    return empty_dashboard.test_client()


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The policy of the tree."""
    return load_policy()


@pytest.fixture
def desk(house: House) -> Desk:
    """Asha at the house's dashboard."""
    return desk_of(house)
