"""Every test of intake that stands on a house runs on both databases."""

import pytest

from config.platform.paths import TRANSLATIONS
from intake.dialogue.texts.catalogs import Catalogs
from tests.support.house import House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


@pytest.fixture(scope="session")
def catalogs() -> Catalogs:
    """The catalogs of the tree, read once."""
    return Catalogs.load(TRANSLATIONS)
