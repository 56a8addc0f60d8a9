"""Every test of intake that stands on a house runs on both databases."""

import pytest

from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from tests.support.house import House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


@pytest.fixture(scope="session")
def catalogs() -> Catalogs:
    """The catalogs of the tree, read once."""
    return shipped_catalogs()
